'use client';

import { useState } from 'react';
import { numberColumn, ratioColumn, textColumn } from '@/app/_components/answer/columns';
import { BarList } from '@/app/_components/bar-list';
import { Card, type CardTable } from '@/app/_components/card';
import { formatCount, formatExact, formatPercent, plain } from '@/app/_components/format';
import { Segmented } from '@/app/_components/segmented';
import type { BasketSizes } from '@/lib/api/details';
import { answers } from '@/lib/summary/definitions';
import { countLarger, middleSize, nameSize, occurringSizes, type SizeBucket } from './basket-buckets';

const views = {
  products: { name: 'Products', one: 'product', words: 'different products' },
  units: { name: 'Items', one: 'item', words: 'items' },
} as const;

export function BasketsCard({ baskets }: { baskets: BasketSizes }) {
  const [picked, setPicked] = useState<keyof typeof views>('products');
  const { transactions, units } = baskets;
  const view = units === null ? 'products' : picked;
  const { one, words } = views[view];
  const sizes = occurringSizes(baskets[view] ?? []);
  const middle = middleSize(sizes);
  const shareFrom = (size: number) => formatPercent(countLarger(sizes, size - 1) / transactions);
  const caption = `Receipts by number of ${words}`;
  const table: CardTable<SizeBucket> = {
    caption,
    columns: [
      textColumn(views[view].name, nameSize),
      numberColumn('Receipts', plain, (size) => size.transactions),
      ratioColumn('Share', (size) => size.transactions / transactions),
    ],
    rows: sizes,
    rowKey: nameSize,
  };
  return (
    <Card
      heading={
        middle === undefined ? caption : `The middle receipt holds ${nameSize(middle)} ${middle.to === 1 ? one : words}`
      }
      summary={`${shareFrom(2)} hold two or more, ${shareFrom(11)} more than ten; ${formatCount(transactions, 'receipt')} in all.`}
      actions={
        units !== null && (
          <Segmented
            label="What is counted"
            options={[
              { value: 'products', name: views.products.name },
              { value: 'units', name: views.units.name },
            ]}
            value={view}
            onChange={setPicked}
          />
        )
      }
      about={answers.baskets}
      table={table}
    >
      <BarList
        label={caption}
        bars={sizes.map((size) => ({
          name: nameSize(size),
          value: size.transactions,
          written: formatExact(size.transactions, plain),
          exact: formatCount(size.transactions, 'receipt'),
          share: size.transactions / transactions,
        }))}
      />
    </Card>
  );
}
