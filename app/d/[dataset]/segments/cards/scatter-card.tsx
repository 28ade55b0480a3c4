'use client';

import dynamic from 'next/dynamic';
import { numberColumn, textColumn } from '@/app/_components/answer/columns';
import { Card } from '@/app/_components/card';
import { formatCount, formatExact, formatShort, plain, type Unit } from '@/app/_components/format';
import { Skeleton } from '@/app/_components/skeleton';
import type { SegmentsAnswer } from '@/lib/api/segments';
import { median } from '@/lib/ml/quantile';
import { customerAnswers } from '../definitions';
import { formatDays } from '../sentences';
import { powersOfTen } from './scatter-axes';

const ScatterChart = dynamic(() => import('@/app/_components/scatter-chart').then((module) => module.ScatterChart), {
  ssr: false,
  loading: () => <Skeleton label="Drawing the customers" className="h-80" />,
});

type Point = Extract<SegmentsAnswer['points'], unknown[]>[number];

interface Props {
  answer: SegmentsAnswer;
  points: readonly Point[];
  unit: Unit;
  className?: string;
}

export function ScatterCard({ answer: { items, customers }, points, unit, className = '' }: Props) {
  const spent = points.flatMap(({ monetary }) => (monetary > 0 ? monetary : []));
  const days = points.map(({ recencyDays }) => recencyDays + 1);
  if (spent.length === 0) return null;
  const yTicks = powersOfTen(Math.min(...spent), Math.max(...spent));
  const xTicks = powersOfTen(1, Math.max(...days));
  const [floor = 1] = yTicks;
  const broughtNothing = points.length - spent.length;
  const nameOf = (segment: number) => items.find(({ id }) => id === segment)?.name ?? '';
  return (
    <Card<Point>
      className={className}
      heading={`The middle customer was here ${formatDays(median(points.map(({ recencyDays }) => recencyDays)))} ago and has spent ${formatShort(median(points.map(({ monetary }) => monetary)), unit)}`}
      summary={`${points.length < customers ? `${formatCount(points.length, 'customer')} of ${formatCount(customers, 'customer')}, of each group its part` : formatCount(customers, 'customer')}: days since the last visit against what they spent, both by powers of ten.${broughtNothing > 0 ? ` ${formatCount(broughtNothing, 'customer')} who returned all they bought ${broughtNothing === 1 ? 'stands' : 'stand'} at the bottom.` : ''}`}
      about={customerAnswers.groups}
      table={{
        caption: 'Customers by last visit and takings',
        columns: [
          textColumn('Group', ({ segment }: Point) => nameOf(segment)),
          numberColumn('Days since last visit', plain, ({ recencyDays }) => recencyDays),
          numberColumn('Receipts', plain, ({ frequency }) => frequency),
          numberColumn('Spent', unit, ({ monetary }) => monetary),
        ],
        rows: points,
        rowKey: (_, index) => String(index),
      }}
    >
      <ScatterChart
        label="Customers by days since their last visit and what they spent"
        series={items.map(({ id, name }) => ({
          name,
          place: id,
          points: points
            .filter(({ segment }) => segment === id)
            .map(({ recencyDays, frequency, monetary }) => ({
              x: recencyDays + 1,
              y: Math.max(floor, monetary),
              words: `${name}: ${formatExact(monetary, unit)} on ${formatCount(frequency, 'receipt')}, last ${formatDays(recencyDays)} ago`,
            })),
        }))}
        x={{
          name: 'days since the last visit',
          domain: [1, xTicks.at(-1) ?? 10],
          ticks: xTicks,
          format: (value) => formatExact(value === 1 ? 0 : value, plain),
        }}
        y={{
          name: 'spent',
          domain: [floor, yTicks.at(-1) ?? 10],
          ticks: yTicks,
          format: (value) => formatShort(value, unit),
        }}
      />
    </Card>
  );
}
