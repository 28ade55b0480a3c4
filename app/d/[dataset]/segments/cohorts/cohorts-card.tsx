'use client';

import { numberColumn, ratioColumn, textColumn } from '@/app/_components/answer/columns';
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
import { HeatMap } from '@/app/_components/heat-map';
import type { Cohorts } from '@/lib/api/segments';
import { customerAnswers } from '../definitions';

interface Props {
  cohorts: Cohorts;
  unit: Unit;
  className?: string;
}

type Cohort = Cohorts[number];

export function CohortsCard({ cohorts, unit, className = '' }: Props) {
  const rows = cellsOf(cohorts);
  const longest = Math.max(...cohorts.map(({ months }) => months.length)) - 1;
  const next = averageAfter(cohorts, 1);
  const later = averageAfter(cohorts, 6);
  return (
    <Card<Cell>
      className={className}
      heading={
        next === null
          ? 'Who came back, month by month'
          : `Of 100 new customers, ${Math.round(next * 100)} come back the month after${later === null ? '' : `, ${Math.round(later * 100)} half a year later`}`
      }
      summary="Each line holds the customers who bought first in a month, and what part of them bought in each month after it."
      about={customerAnswers.cohorts}
      table={{
        caption: 'Customers by the month of their first receipt',
        columns: [
          textColumn('First receipt', ({ month }: Cell) => formatBucket(month, 'month')),
          numberColumn('Customers', plain, ({ size }) => size),
          numberColumn('Months since', plain, ({ since }) => since),
          numberColumn('Came back', plain, ({ customers }) => customers),
          ratioColumn('Part', ({ retention }) => retention),
          numberColumn('Takings', unit, ({ revenue }) => revenue),
          textColumn('Month', ({ complete }) => (complete ? 'whole' : 'not whole')),
        ],
        rows,
        rowKey: ({ month, since }) => `${month} ${since}`,
      }}
    >
      {longest > 0 && (
        <HeatMap
          label="Part of new customers who came back, by month"
          columns={Array.from({ length: longest }, (_, index) => ({
            title: formatCount(index + 1, 'month'),
            name: String(index + 1),
          }))}
          rows={cohorts
            .filter(({ months }) => months.length > 1)
            .map((cohort) => ({
              title: formatBucket(cohort.month, 'month'),
              name: formatTick(cohort.month, 'month'),
              cells: Array.from({ length: longest }, (_, index) => cellOf(cohort, index + 1, unit)),
            }))}
        />
      )}
    </Card>
  );
}

type Cell = ReturnType<typeof cellsOf>[number];

function cellsOf(cohorts: Cohorts) {
  return cohorts.flatMap(({ month, customers, months }) =>
    months.map((cell, since) => ({ month, size: customers, since, ...cell })),
  );
}

function cellOf({ month, customers, months }: Cohort, since: number, unit: Unit) {
  const cell = months[since];
  const first = `First bought in ${formatBucket(month, 'month')}`;
  if (cell === undefined)
    return { value: null, short: '', words: `${first}: ${formatCount(since, 'month')} later is still to come` };
  const partly = cell.complete ? '' : ', in a month that is not whole';
  return {
    value: cell.retention,
    short: String(Math.round(cell.retention * 100)),
    words: `${first}: ${cell.customers} of ${formatCount(customers, 'customer')} (${formatPercent(cell.retention)}) bought ${formatCount(since, 'month')} later, for ${formatShort(cell.revenue, unit)}${partly}`,
  };
}

/** The part of all new customers who bought so many months later, over the whole months that are known. */
function averageAfter(cohorts: Cohorts, since: number): number | null {
  const known = cohorts.filter(({ months }) => months[since]?.complete);
  const size = known.reduce((sum, { customers }) => sum + customers, 0);
  const back = known.reduce((sum, { months }) => sum + (months[since]?.customers ?? 0), 0);
  return size === 0 ? null : back / size;
}
