'use client';

import { numberColumn, textColumn } from '@/app/_components/answer/columns';
import { Card, type CardTable } from '@/app/_components/card';
import { formatCount, formatShort, plain, type Unit } from '@/app/_components/format';
import { Name } from '@/app/_components/name';
import type { SlowSeller } from '@/lib/api/basket';
import { definitions } from '@/lib/basket/definitions';

const shown = 6;

export function SlowSellersCard({ sellers, unit }: { sellers: readonly SlowSeller[]; unit: Unit }) {
  const [first] = sellers;
  if (first === undefined) return null;
  return (
    <Card
      heading={
        <>
          Think twice before <Name text={first.item} className="inline" /> leaves the shelf
        </>
      }
      summary={`${formatCount(sellers.length, 'slow seller')} that bring little, but ride on receipts that are worth more than others of their size.`}
      about={definitions.slowSellers}
      table={tableOf(sellers, unit)}
    >
      <ul className="flex flex-col gap-2">
        {sellers.slice(0, shown).map(({ item, transactions, revenue, besides, ratio }) => (
          <li key={item} className="break-words">
            <Name text={item} className="inline font-medium" />: {formatShort(Math.round(revenue), unit)} itself on{' '}
            {formatCount(transactions, 'receipt')}, whose other products bring {formatShort(Math.round(besides), unit)},
            typically {formatShort(ratio, plain)} times as much as on receipts of the same size.
          </li>
        ))}
      </ul>
    </Card>
  );
}

function tableOf(sellers: readonly SlowSeller[], unit: Unit): CardTable<SlowSeller> {
  return {
    caption: 'Slow sellers on valuable receipts',
    columns: [
      textColumn('Product', ({ item }) => item),
      numberColumn('Receipts', plain, ({ transactions }) => transactions),
      numberColumn('Takings', unit, ({ revenue }) => revenue),
      numberColumn('Takings of the rest', unit, ({ besides }) => besides),
      numberColumn('Times usual', plain, ({ ratio }) => ratio),
    ],
    rows: sellers,
    rowKey: ({ item }) => item,
  };
}
