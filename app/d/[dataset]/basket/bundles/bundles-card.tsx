'use client';

import { numberColumn, ratioColumn, textColumn } from '@/app/_components/answer/columns';
import { ReceiptButton } from '@/app/_components/answer/receipt-button';
import { Card, type CardTable } from '@/app/_components/card';
import { formatCount, formatPercent, formatShort, plain, type Unit } from '@/app/_components/format';
import { Name } from '@/app/_components/name';
import type { Baskets, Rule } from '@/lib/api/basket';
import { definitions } from '@/lib/basket/definitions';
import { describeExtra, describePer, describeRule, describeSteady, listItems, timesChance } from '../words';

interface Props {
  bundles: readonly Rule[];
  baskets: Baskets;
  unit: Unit;
}

export function BundlesCard({ bundles, baskets, unit }: Props) {
  const per = describePer(baskets.extraPer, baskets.days);
  const most = Math.max(...bundles.map(({ extraAtLeast }) => extraAtLeast.revenue ?? 0));
  const hasMoney = bundles.some(({ extra }) => extra.revenue !== null);
  const explained = [
    definitions.extra,
    ...(hasMoney ? [definitions.discount] : []),
    ...(bundles.some(({ months }) => months !== null) ? [definitions.steady, definitions.heldOut] : []),
  ];
  return (
    <Card
      heading={
        hasMoney
          ? `${formatCount(bundles.length, 'bundle')}, of which the best brings at least ${formatShort(Math.floor(most), unit)}${per} beyond chance`
          : `${formatCount(bundles.length, 'bundle')} that ${bundles.length === 1 ? 'is' : 'are'} no chance`
      }
      summary="Put them side by side, offer them together, and do not run out of one of them. No product is on more than two."
      actions={
        <ul aria-label="What the words mean" className="flex flex-wrap gap-x-4">
          {explained.map((definition) => (
            <li key={definition.name} className="flex items-center gap-1 text-muted text-small">
              {definition.name}
              <ReceiptButton about={definition} say={() => bundles.map(describeRule).slice(0, 1).join(' ')} />
            </li>
          ))}
        </ul>
      }
      about={definitions.bundles}
      table={tableOf(bundles, unit, per)}
    >
      <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        {bundles.map((bundle) => (
          <Bundle key={keyOf(bundle)} bundle={bundle} unit={unit} per={per} />
        ))}
      </ul>
    </Card>
  );
}

function Bundle({ bundle, unit, per }: { bundle: Rule; unit: Unit; per: string }) {
  const { antecedent, consequent, breakEvenDiscount, recentLift } = bundle;
  const steady = describeSteady(bundle);
  const facts = [
    ...(breakEvenDiscount === null ? [] : [`break-even discount ${formatPercent(breakEvenDiscount)}`]),
    ...(steady === null ? [] : [`steady ${steady}`]),
    ...(recentLift === null ? [] : [recentLift > 1 ? 'held in the last 30 days' : 'did not hold in the last 30 days']),
  ];
  return (
    <li className="flex min-w-0 flex-col gap-2 rounded-control border border-line p-3">
      <h3 className="break-words font-medium">
        {[...antecedent, ...consequent].map((name, index) => (
          <span key={name}>
            {index > 0 && <span className="text-muted"> + </span>}
            <Name text={name} className="inline" />
          </span>
        ))}
      </h3>
      <p className="break-words">{describeRule(bundle)}</p>
      <p className="break-words">{describeExtra(bundle, unit, per)}</p>
      {facts.length > 0 && <p className="mt-auto text-muted text-small">{facts.join(' · ')}</p>}
    </li>
  );
}

function keyOf({ antecedent, consequent }: Rule): string {
  return JSON.stringify([antecedent, consequent]);
}

function tableOf(bundles: readonly Rule[], unit: Unit, per: string): CardTable<Rule> {
  const columns = [
    textColumn<Rule>('With', ({ antecedent }) => listItems(antecedent)),
    textColumn<Rule>('Comes along', ({ consequent }) => listItems(consequent)),
    numberColumn<Rule>('Receipts with both', plain, ({ supportCount }) => supportCount),
    ratioColumn<Rule>('Of those with the first', ({ confidence }) => confidence),
    numberColumn<Rule>('Times chance', plain, timesChance),
    numberColumn<Rule>(`Receipts beyond chance${per}`, plain, ({ extra }) => extra.transactions),
    numberColumn<Rule>(`Takings beyond chance${per}`, unit, ({ extra }) => extra.revenue),
    numberColumn<Rule>('At least', unit, ({ extraAtLeast }) => extraAtLeast.revenue),
    ratioColumn<Rule>('Break-even discount', ({ breakEvenDiscount }) => breakEvenDiscount),
    numberColumn<Rule>('Takings of both together', unit, ({ revenue }) => revenue),
    numberColumn<Rule>('Months held', plain, ({ monthsHeld }) => monthsHeld),
    numberColumn<Rule>('Months', plain, ({ months }) => months),
  ];
  const isKnown = ({ value }: (typeof columns)[number]) => bundles.some((bundle) => value(bundle) !== null);
  return { caption: 'Bundles', columns: columns.filter(isKnown), rows: bundles, rowKey: keyOf };
}
