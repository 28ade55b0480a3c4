'use client';

import { memo } from 'react';
import { nameChoice, numberColumn, ratioColumn, textColumn } from '@/app/_components/answer/columns';
import { BarList } from '@/app/_components/bar-list';
import { Card, type CardTable, seeAlone } from '@/app/_components/card';
import { formatCount, formatExact, formatPercent, formatShort, plain } from '@/app/_components/format';
import { Name } from '@/app/_components/name';
import type { CategoryRow, DataSummary } from '@/lib/api/summary';
import { noName } from '@/lib/sales/filter';
import { answers } from '@/lib/summary/definitions';
import { type Measure, measured } from './measure';
import { shareTogether } from './sentences';

interface Props {
  summary: DataSummary;
  measure: Measure;
  chosen: readonly string[];
  onToggle: (column: 'product' | 'category', name: string) => void;
  className?: string;
}

type Seller = Omit<CategoryRow, 'category'> & { name: string };

const barsShown = 10;
const rowsShown = 20;

const nameOf = ({ name }: Seller) => name;

export const ProductsCard = memo(function ProductsCard({ summary, measure, chosen, onToggle, className = '' }: Props) {
  const toggle = (name: string) => onToggle('product', name);
  const sellers = summary.products.slice(0, rowsShown).map(({ product, ...row }) => ({ ...row, name: product }));
  const [best] = sellers;
  const top = sellers.slice(0, barsShown);
  const together = shareTogether(top);
  return (
    <Card
      className={className}
      heading={
        best === undefined ? 'No products' : <SoldBest seller={best} measure={measure} alone={sellers.length === 1} />
      }
      summary={
        sellers.length === 1 && chosen.length === 1
          ? 'It is shown alone.'
          : together !== null && summary.productCount > top.length
            ? `These ${top.length} of ${formatCount(summary.productCount, 'product')} bring ${together} of ${measure.name.toLowerCase()}.`
            : `${formatCount(summary.productCount, 'product')}.`
      }
      hint={sellers.length === 1 && chosen.length === 1 ? 'Choose it again to see all products.' : seeAlone}
      about={answers.products}
      table={{ ...tableOf('Bestsellers', 'Product', sellers, measure), choice: nameChoice(nameOf, chosen, toggle) }}
    >
      <BarList label="Bestsellers" bars={top.map((row) => toBar(row, measure))} chosen={chosen} onToggle={toggle} />
    </Card>
  );
});

export const CategoriesCard = memo(function CategoriesCard({
  summary,
  measure,
  chosen,
  onToggle,
  className = '',
}: Props) {
  const toggle = (name: string) => onToggle('category', name);
  const sellers = summary.categories.map(({ category, ...row }) => ({ ...row, name: category }));
  const best = bestOf(sellers);
  if (best === undefined) return null;
  return (
    <Card
      className={className}
      heading={<SoldBest seller={best} measure={measure} alone={sellers.length === 1} />}
      summary={`${formatCount(sellers.length, 'category', 'categories')}.`}
      hint={seeAlone}
      about={answers.categories}
      table={{ ...tableOf('Categories', 'Category', sellers, measure), choice: nameChoice(nameOf, chosen, toggle) }}
    >
      <BarList
        label="Categories"
        bars={sellers.slice(0, barsShown).map((row) => toBar(row, measure))}
        chosen={chosen}
        onToggle={toggle}
      />
    </Card>
  );
});

/** The first that has a name: lines without a category or a store are no seller. */
export function bestOf<Row extends { name: string }>(sellers: readonly Row[]): Row | undefined {
  return sellers.find(({ name }) => name !== noName) ?? sellers[0];
}

export function SoldBest({ seller, measure, alone }: { seller: Seller; measure: Measure; alone: boolean }) {
  const { share } = seller;
  if (alone)
    return (
      <>
        <Name text={seller.name} className="inline break-words" />:{' '}
        {formatShort(measured(seller, measure), measure.unit)}
      </>
    );
  return (
    <>
      <Name text={seller.name} className="inline break-words" /> sold best
      {share !== null && `: ${formatPercent(share)} of ${measure.name.toLowerCase()}`}
    </>
  );
}

export function toBar(seller: Seller, measure: Measure) {
  const value = measured(seller, measure);
  return {
    name: seller.name,
    value,
    written: formatShort(value, measure.unit),
    exact: formatExact(value, measure.unit),
    share: seller.share,
  };
}

function tableOf(caption: string, heading: string, sellers: readonly Seller[], { unit }: Measure): CardTable<Seller> {
  return {
    caption,
    columns: [
      textColumn(heading, ({ name }) => name),
      numberColumn('Takings', unit, ({ revenue }) => revenue),
      ratioColumn('Share', ({ share }) => share),
      numberColumn('Items', plain, ({ units }) => units),
      numberColumn('Receipts', plain, ({ transactions }) => transactions),
      ...(sellers.some(({ change }) => change !== null) ? [ratioColumn<Seller>('Change', ({ change }) => change)] : []),
      ...(sellers.some(({ abc }) => abc !== null) ? [textColumn<Seller>('Class', ({ abc }) => abc ?? '')] : []),
    ],
    rows: sellers,
    rowKey: ({ name }) => name,
  };
}
