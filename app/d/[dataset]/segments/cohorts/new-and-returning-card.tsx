'use client';

import { numberColumn, textColumn } from '@/app/_components/answer/columns';
import { Card } from '@/app/_components/card';
import {
  formatBucket,
  formatCount,
  formatPercent,
  formatShort,
  formatTick,
  plain,
  type Unit,
} from '@/app/_components/format';
import { seriesColour } from '@/app/_components/series-colours';
import type { CustomerMonths } from '@/lib/api/segments';
import { customerAnswers } from '../definitions';

interface Props {
  months: CustomerMonths;
  unit: Unit;
  className?: string;
}

type Month = CustomerMonths[number];

export function NewAndReturningCard({ months, unit, className = '' }: Props) {
  const last = months.findLast(({ complete }) => complete) ?? months.at(-1);
  const most = Math.max(1, ...months.map(({ newCustomers, returningCustomers }) => newCustomers + returningCustomers));
  return (
    <Card<Month>
      className={className}
      heading={last === undefined ? 'New and returning customers' : describeMonth(last)}
      summary={`In the first month of the data everybody counts as new.${last === undefined ? '' : ` Returning customers brought ${formatShort(last.returningRevenue, unit)} in ${formatBucket(last.month, 'month')}, new ones ${formatShort(last.newRevenue, unit)}.`}`}
      about={customerAnswers.newAndReturning}
      table={{
        caption: 'New and returning customers by month',
        columns: [
          textColumn('Month', ({ month }: Month) => formatBucket(month, 'month')),
          numberColumn('New', plain, ({ newCustomers }) => newCustomers),
          numberColumn('Returning', plain, ({ returningCustomers }) => returningCustomers),
          numberColumn('Takings from new', unit, ({ newRevenue }) => newRevenue),
          numberColumn('Takings from returning', unit, ({ returningRevenue }) => returningRevenue),
        ],
        rows: months,
        rowKey: ({ month }) => month,
      }}
    >
      <ul className="mb-2 flex gap-x-4 text-muted text-small">
        {['Returning', 'New'].map((name, place) => (
          <li key={name} className="flex items-center gap-2">
            <span aria-hidden="true" className="size-3" style={{ background: seriesColour(place) }} />
            {name}
          </li>
        ))}
      </ul>
      <ol aria-label="New and returning customers by month" className="flex flex-col gap-1 text-small">
        {months.slice(-24).map((one) => (
          <li
            key={one.month}
            title={describeMonth(one)}
            className="grid grid-cols-[4rem_minmax(0,1fr)_3.5rem] items-center gap-2"
          >
            <span className="text-muted">{formatTick(one.month, 'month')}</span>
            <span aria-hidden="true" className={`flex h-3.5 ${one.complete ? '' : 'opacity-60'}`}>
              {[one.returningCustomers, one.newCustomers].map((count, place) => (
                <span
                  key={place === 0 ? 'returning' : 'new'}
                  className="block h-full"
                  style={{ width: `${((count / most) * 100).toFixed(2)}%`, background: seriesColour(place) }}
                />
              ))}
            </span>
            <span className="text-right">{formatCount(one.newCustomers, 'new', 'new')}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function describeMonth({ month, newCustomers, returningCustomers }: Month): string {
  const all = newCustomers + returningCustomers;
  return `${formatPercent(all > 0 ? newCustomers / all : null)} of ${formatCount(all, 'customer')} were new in ${formatBucket(month, 'month')}`;
}
