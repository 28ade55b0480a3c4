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
      numberColumn('Expect', plain, ({ expected }) => tenth(expected)),
      numberColumn('Be safe with', plain, ({ safe }) => tenth(safe)),
      numberColumn('Order', plain, ({ order }) => order),
      numberColumn('Sold in 4 weeks', plain, ({ recentUnits }) => tenth(recentUnits)),
      textColumn('Pace', ({ slow }) => (slow ? 'sells on few days' : 'steady')),
    ],
    rows: orders,
    rowKey: ({ product }) => product,
  };
}

function tenth(units: number): number {
  return Math.round(units * 10) / 10;
}
