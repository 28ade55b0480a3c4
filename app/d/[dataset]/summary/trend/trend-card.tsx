'use client';

import dynamic from 'next/dynamic';
import { Card } from '@/app/_components/card';
import { formatBucket, formatExact, formatPeriod, formatShort, formatTick } from '@/app/_components/format';
import { Segmented } from '@/app/_components/segmented';
import { Skeleton } from '@/app/_components/skeleton';
import type { Grain, Period } from '@/lib/sales/calendar';
import { answers } from '@/lib/summary/definitions';
import { type Measure, measured } from '../measure';
import { daysOfBucket, type TrendData, trendRows } from './trend-rows';
import { trendTable } from './trend-table';
import { describeAverage, describeBest, describeRest, nameBucket } from './trend-words';

const loadChart = () => import('@/app/_components/line-chart').then((module) => module.LineChart);

/** Fetches the chart's script while the data are still on their way. */
export function preloadChart(): void {
  loadChart().catch(() => {});
}

const LineChart = dynamic(loadChart, {
  ssr: false,
  loading: () => <Skeleton label="Drawing the chart" className="h-77" />,
});

const grainNames = [
  { value: 'day', name: 'Day' },
  { value: 'week', name: 'Week' },
  { value: 'month', name: 'Month' },
] as const;

interface Props {
  data: TrendData;
  measure: Measure;
  grain: Grain;
  onGrain: (grain: Grain) => void;
  onDays: (days: Period) => void;
  className?: string;
}

export function TrendCard({ data, measure, grain: asked, onGrain, onDays, className = '' }: Props) {
  const { grain, rows, marks } = trendRows(data, asked, measure);
  const choose = (bucket: string) => onDays(daysOfBucket(bucket, grain));
  return (
    <Card
      className={className}
      heading={describeBest(rows, grain, measure)}
      summary={describeRest(rows, grain, asked, measure)}
      actions={<Segmented label="Points of the chart" options={grainNames} value={grain} onChange={onGrain} />}
      about={answers.trend}
      table={trendTable({ rows, grain, measure, onChoose: choose })}
    >
      {rows.length > 1 ? (
        <LineChart
          label={`${measure.name} by ${grain}`}
          points={rows.map(({ before, ...row }) => ({
            key: row.bucket,
            label: formatBucket(row.bucket, grain),
            tick: formatTick(row.bucket, grain),
            value: measured(row, measure),
            average: row.average,
            before: before && { label: nameBucket(before, grain), value: measured(before, measure) },
            complete: row.complete,
            names: row.names,
          }))}
          lines={{
            value: measure.name,
            average: describeAverage(grain),
            before: data.compared ? formatPeriod(data.compared.period) : '',
          }}
          marks={marks}
          formatShort={(value) => formatShort(value, measure.unit)}
          formatExact={(value) => formatExact(value, measure.unit)}
          onChoose={choose}
        />
      ) : (
        <p className="py-8 text-center text-muted">{describeSingle(grain)}</p>
      )}
    </Card>
  );
}

function describeSingle(grain: Grain): string {
  if (grain === 'day') return 'All of these sales are on one day, so there is no line to draw.';
  return `All of these sales are in one ${grain}. Choose a shorter step to see how they moved.`;
}
