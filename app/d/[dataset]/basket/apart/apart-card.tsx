'use client';

import { numberColumn, textColumn } from '@/app/_components/answer/columns';
import { Card, type CardTable } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { formatCount, formatPercent, plain } from '@/app/_components/format';
import { Name } from '@/app/_components/name';
import type { Baskets, Measured } from '@/lib/api/basket';
import { definitions } from '@/lib/basket/definitions';
import { describeTimes, listItems, timesChance } from '../words';

const shown = 20;

export function ApartCard({ baskets: { keepApart } }: { baskets: Baskets }) {
  const [first] = keepApart;
  if (first === undefined)
    return (
      <EmptyState level={2} title="Nothing avoids each other">
        No two of the often sold products are surely less often on the same receipt than chance brings them there.
      </EmptyState>
    );
  return (
    <Card
      heading={
        <>
          <Name text={listItems(first.antecedent)} className="inline" /> and{' '}
          <Name text={listItems(first.consequent)} className="inline" /> avoid each other:{' '}
          {describeTimes(timesChance(first))}
        </>
      }
      summary={`${formatCount(keepApart.length, 'pair')} that receipts rarely hold together: bought one instead of the other, or by different people. Do not bundle them, and do not give both the same place.`}
      about={definitions.keepApart}
      table={tableOf(keepApart)}
    >
      <ol className="flex flex-col gap-2">
        {keepApart.slice(0, shown).map((pair) => (
          <li key={keyOf(pair)} className="break-words">
            <Name text={listItems(pair.antecedent)} className="inline font-medium" /> and{' '}
            <Name text={listItems(pair.consequent)} className="inline font-medium" />: chance would bring them together
            on {formatCount(Math.round(pair.expectedCount), 'receipt')}, {formatCount(pair.supportCount, 'receipt')}{' '}
            {pair.supportCount === 1 ? 'holds' : 'hold'} both ({describeTimes(timesChance(pair))}). By accident, that
            happens {describeChance(pair.pValue)}.
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** How rare a result is where nothing is going on. */
function describeChance(pValue: number): string {
  if (pValue < 1e-6) return 'less than once in a million times';
  return pValue < 0.001
    ? `once in ${formatCount(Math.round(1 / pValue), 'time')}`
    : `in ${formatPercent(pValue)} of cases`;
}

function keyOf({ antecedent, consequent }: Measured): string {
  return JSON.stringify([antecedent, consequent]);
}

function tableOf(pairs: readonly Measured[]): CardTable<Measured> {
  return {
    caption: 'What avoids each other',
    columns: [
      textColumn('One', ({ antecedent }) => listItems(antecedent)),
      textColumn('Other', ({ consequent }) => listItems(consequent)),
      numberColumn('Receipts with both', plain, ({ supportCount }) => supportCount),
      numberColumn('Expected by chance', plain, ({ expectedCount }) => expectedCount),
      numberColumn('Times chance', plain, timesChance),
      {
        heading: 'p-value',
        numeric: true,
        cell: ({ pValue }) => pValue.toExponential(1),
        value: ({ pValue }) => pValue,
      },
      {
        heading: 'q-value',
        numeric: true,
        cell: ({ qValue }) => qValue.toExponential(1),
        value: ({ qValue }) => qValue,
      },
    ],
    rows: pairs,
    rowKey: keyOf,
  };
}
