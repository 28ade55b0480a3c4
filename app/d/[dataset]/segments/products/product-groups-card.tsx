'use client';

import { numberColumn, ratioColumn, textColumn } from '@/app/_components/answer/columns';
import { BarList } from '@/app/_components/bar-list';
import { Card } from '@/app/_components/card';
import { formatCount, formatPercent, formatShort, plain, type Unit } from '@/app/_components/format';
import { Name } from '@/app/_components/name';
import type { ProductClasses } from '@/lib/api/segments';
import { customerAnswers } from '../definitions';

type Group = NonNullable<ProductClasses['groups']>['items'][number];

export function ProductGroupsCard({ products: { groups }, unit }: { products: ProductClasses; unit: Unit }) {
  if (groups === null) return null;
  const items = [...groups.items].sort((one, other) => (other.revenue ?? 0) - (one.revenue ?? 0));
  const [best] = items;
  if (best === undefined) return null;
  return (
    <Card<Group>
      heading={`${formatCount(best.products, 'product')} sell like “${best.name}”${best.share === null ? '' : ` and bring ${formatPercent(best.share)} of takings`}`}
      summary="Products with similar takings, receipts, price and steadiness stand together."
      about={customerAnswers.productGroups}
      table={{
        caption: 'Products that sell alike',
        columns: [
          textColumn('Group', ({ name }: Group) => name),
          numberColumn('Products', plain, ({ products }) => products),
          numberColumn('Takings', unit, ({ revenue }) => revenue),
          ratioColumn('Share', ({ share }) => share),
          textColumn('For example', ({ examples }) => examples.join(', ')),
        ],
        rows: items,
        rowKey: ({ name }) => name,
      }}
    >
      <BarList
        label="Products that sell alike"
        bars={items.map(({ name, products, revenue, share }) => ({
          name,
          value: revenue ?? products,
          written: revenue === null ? formatCount(products, 'product') : formatShort(revenue, unit),
          exact: formatCount(products, 'product'),
          share,
        }))}
      />
      <ul className="mt-2 flex flex-col gap-1 px-2 text-muted text-small">
        {items.map(({ name, products, examples }) => (
          <li key={name}>
            {name}: {formatCount(products, 'product')}, such as{' '}
            <Name text={examples.join(', ')} className="inline break-words" />
          </li>
        ))}
      </ul>
    </Card>
  );
}
