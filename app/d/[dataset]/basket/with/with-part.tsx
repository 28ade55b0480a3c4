'use client';

import dynamic from 'next/dynamic';
import { numberColumn, ratioColumn, textColumn } from '@/app/_components/answer/columns';
import { BarList } from '@/app/_components/bar-list';
import { Button } from '@/app/_components/button';
import { Card, type CardTable } from '@/app/_components/card';
import { fading } from '@/app/_components/fading';
import { formatCount, formatShort, plain } from '@/app/_components/format';
import { LazyControl } from '@/app/_components/lazy-control';
import { Name } from '@/app/_components/name';
import { ProblemNotice } from '@/app/_components/problem-notice';
import { Skeleton } from '@/app/_components/skeleton';
import { useContract } from '@/app/_hooks/use-contract';
import { type Measured, marketBasketAnalysis, type Rule } from '@/lib/api/basket';
import { definitions } from '@/lib/basket/definitions';
import type { BasketQuery } from '../basket-query';
import type { useTogether } from '../use-together';
import { describeRule, describeTimes, listItems, listNames, timesChance } from '../words';

const loadValueFilter = () => import('@/app/_components/filter/value-filter').then((module) => module.ValueFilter);
const ValueFilter = dynamic(loadValueFilter, { ssr: false });

interface Props extends ReturnType<typeof useTogether> {
  dataset: string;
  question: BasketQuery;
  bundles: readonly Rule[];
}

const mostListed = 25;

export function WithPart({ dataset, question, bundles, together, setTogether }: Props) {
  const { items, level } = together;
  const { data, error, refetch, isOld } = useContract(
    marketBasketAnalysis,
    { ...question, items, limit: mostListed },
    { enabled: items.length > 0 },
  );
  const toggle = (name: string) =>
    setTogether({ items: items.includes(name) ? items.filter((other) => other !== name) : [...items, name] });
  const label = level === 'category' ? 'What goes with these categories?' : 'What goes with these products?';
  const proposed = [...new Set(bundles.flatMap(({ antecedent }) => antecedent))].slice(0, 6);
  return (
    <div className="flex flex-col gap-4">
      <div className="max-w-md">
        <LazyControl key={level} label={label} value="Choose" preload={() => void loadValueFilter().catch(() => {})}>
          <ValueFilter dataset={dataset} column={level} label={label} chosen={items} onToggle={toggle} />
        </LazyControl>
      </div>
      {items.length > 0 ? (
        <ul aria-label="Chosen" className="flex flex-wrap gap-2">
          {items.map((name) => (
            <li key={name}>
              <Button aria-label={`Remove ${name}`} onPress={() => toggle(name)}>
                <Name text={name} className="truncate" /> <span aria-hidden="true">×</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <div>
          <p className="text-muted">
            Choose one or several; what receipts with all of them hold besides is listed here.
          </p>
          {proposed.length > 0 && (
            <ul aria-label="For example" className="mt-2 flex flex-wrap gap-2">
              {proposed.map((name) => (
                <li key={name} className="max-w-full">
                  <Button onPress={() => toggle(name)}>
                    <Name text={name} className="truncate" />
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      {error && <ProblemNotice error={error} onRetry={() => refetch()} />}
      {items.length > 0 && !error && !data && <Skeleton label="Looking" className="h-64" />}
      {items.length > 0 && data?.hasData && (
        <div aria-busy={isOld} className={fading(isOld)}>
          <WithCard found={data.recommendations} items={items} onToggle={toggle} />
        </div>
      )}
    </div>
  );
}

interface CardProps {
  found: readonly Measured[];
  items: readonly string[];
  onToggle: (name: string) => void;
}

function WithCard({ found, items, onToggle }: CardProps) {
  const [best] = found;
  const chosen = listNames(items);
  if (best === undefined)
    return (
      <p className="rounded-card border border-line border-dashed p-6 text-center">
        Nothing goes with <Name text={chosen} className="inline" /> more often than chance brings.
      </p>
    );
  const isAll = best.antecedent.length === items.length;
  return (
    <Card
      heading={
        <>
          <Name text={listItems(best.consequent)} className="inline" /> goes best with{' '}
          <Name text={listNames(best.antecedent)} className="inline" />
        </>
      }
      summary={`${isAll ? '' : 'No receipts hold all of the chosen with something else more often than by chance, so each is looked at alone. '}${describeRule(best)} ${formatCount(found.length, 'product')} in all.`}
      hint="Choose one to add it."
      about={definitions.with}
      table={tableOf(found)}
    >
      <BarList
        label={`What goes with ${chosen}`}
        bars={found.map((pair) => ({
          name: listItems(pair.consequent),
          value: pair.confidence,
          written: `${formatShort(100 * pair.confidence, plain)} of 100`,
          exact: `${describeRule(pair)} ${formatCount(pair.supportCount, 'receipt')} with all.`,
          share: null,
        }))}
        chosen={items}
        onToggle={onToggle}
      />
    </Card>
  );
}

function tableOf(found: readonly Measured[]): CardTable<Measured> {
  return {
    caption: 'What goes with the chosen',
    columns: [
      textColumn('Goes with', ({ antecedent }) => listItems(antecedent)),
      textColumn('Product', ({ consequent }) => listItems(consequent)),
      ratioColumn('Of those receipts', ({ confidence }) => confidence),
      numberColumn('Receipts with all', plain, ({ supportCount }) => supportCount),
      numberColumn('Times chance', plain, timesChance),
      textColumn('In words', (pair) => describeTimes(timesChance(pair))),
    ],
    rows: found,
    rowKey: ({ antecedent, consequent }) => JSON.stringify([antecedent, consequent]),
  };
}
