import type { z } from 'zod';
import { numberColumn, textColumn } from '@/app/_components/answer/columns';
import type { CardTable } from '@/app/_components/card';
import { plain } from '@/app/_components/format';
import type { orderHints } from '@/lib/api/forecast';

export type Order = Extract<z.output<typeof orderHints.output>, { orders: unknown }>['orders'][number];

export function orderTable(orders: readonly Order[]): CardTable<Order> {
  return {
    caption: 'Order list',
    columns: [
      textColumn('Product', ({ product }) => product),
      numberColumn('Expect', plain, ({ expected }) => shorten(expected)),
      numberColumn('Be safe with', plain, ({ safe }) => shorten(safe)),
      numberColumn('Order', plain, ({ order }) => order),
      numberColumn('Sold in 4 weeks', plain, ({ recentUnits }) => shorten(recentUnits)),
      textColumn('Pace', ({ slow }) => (slow ? 'sells on few days' : 'steady')),
    ],
    rows: orders,
    rowKey: ({ product }) => product,
  };
}

/** Whole units, and tenths of a few. */
function shorten(units: number): number {
  return units < 10 ? Math.round(units * 10) / 10 : Math.round(units);
}
