'use client';

import { numberColumn, ratioColumn, textColumn } from '@/app/_components/answer/columns';
import { Card, type CardTable } from '@/app/_components/card';
import { formatCount, formatPercent, plain, type Unit } from '@/app/_components/format';
import type { ProductClasses, SoldProduct } from '@/lib/api/segments';
import { customerAnswers } from '../definitions';
import { productHeadline } from '../sentences';

interface Props {
  products: ProductClasses;
  unit: Unit;
}

const values = { A: 'bring most', B: 'bring some', C: 'bring little' } as const;
const paces = { X: 'sell evenly', Y: 'vary', Z: 'sell in bursts' } as const;

export function ClassesCard({ products, unit }: Props) {
  const { cells, unclassed } = products;
  const known = cells.some((cell) => cell.products > 0);
  return (
    <Card
      heading={productHeadline(products)}
      summary={describeClasses(unclassed, known)}
      about={customerAnswers.productClasses}
      table={productTable(products, unit)}
    >
      {known && <CellGrid cells={cells} />}
    </Card>
  );
}

function describeClasses(unclassed: number, known: boolean): string {
  if (!known) return 'How evenly products sell can be told from eight whole weeks of sales on.';
  const young = unclassed > 0 ? ` ${formatCount(unclassed, 'product')} sold for too few weeks to tell.` : '';
  return `Down: how much they bring. Across: how evenly they sell from week to week. What to do stands in each cell.${young}`;
}

function CellGrid({ cells }: Pick<ProductClasses, 'cells'>) {
  return (
    <ul className="grid grid-cols-1 gap-2 sm:grid-cols-3" aria-label="Products by value and steadiness">
      {cells.map(({ abc, xyz, products, share, policy }) => (
        <li
          key={`${abc}${xyz}`}
          className={`rounded-control border border-line p-3 ${products === 0 ? 'text-muted' : ''}`}
        >
          <p className="flex items-baseline justify-between gap-2">
            <span className="font-semibold">
              {abc}
              {xyz}
            </span>
            <span className="text-muted text-small">
              {values[abc]}, {paces[xyz]}
            </span>
          </p>
          <p className="mt-1">
            {formatCount(products, 'product')}
            {share !== null && products > 0 && `, ${formatPercent(share)} of takings`}
          </p>
          {products > 0 && <p className="mt-1 text-muted text-small">{policy}</p>}
        </li>
      ))}
    </ul>
  );
}

function productTable({ items }: ProductClasses, unit: Unit): CardTable<SoldProduct> {
  return {
    caption: 'Products by value and steadiness',
    columns: [
      textColumn('Product', ({ product }) => product),
      textColumn('Class', ({ abc, xyz }) => `${abc}${xyz ?? ''}`),
      ...(items.some(({ group }) => group !== null)
        ? [textColumn<SoldProduct>('Sells like', ({ group }) => group ?? '')]
        : []),
      numberColumn('Takings', unit, ({ revenue }) => revenue),
      numberColumn('Items', plain, ({ units }) => units),
      numberColumn('Receipts', plain, ({ transactions }) => transactions),
      numberColumn('Average price', unit, ({ price }) => price),
      ratioColumn('Varies by', ({ variability }) => variability),
    ],
    rows: items,
    rowKey: ({ product }) => product,
  };
}
