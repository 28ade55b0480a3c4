'use client';

import { memo } from 'react';
import { Card } from '@/app/_components/card';
import { Segmented } from '@/app/_components/segmented';
import type { Grain, Period } from '@/lib/sales/calendar';
import { answers } from '@/lib/summary/definitions';
import type { Measure } from '../measure';
import { TrendChart } from './trend-chart';
import { daysOfBucket, type TrendData, trendRows } from './trend-rows';
import { trendTable } from './trend-table';
import { describeBest, describeRest } from './trend-words';

const grainNames = [
  { value: 'day', name: 'Day' },
  { value: 'week', name: 'Week' },
  { value: 'month', name: 'Month' },
] as const;

interface Props {
  data: TrendData;
  measure: Measure;
  grain: Grain;
  setFilter: (next: { grain: Grain }) => void;
  onDays: (days: Period) => void;
  className?: string;
}

export const TrendCard = memo(function TrendCard({
  data,
  measure,
  grain: asked,
  setFilter,
  onDays,
  className = '',
}: Props) {
  const drawn = trendRows(data, asked, measure);
  const { grain, rows } = drawn;
  const choose = (bucket: string) => onDays(daysOfBucket(bucket, grain));
  return (
    <Card
      className={className}
      heading={describeBest(rows, grain, measure)}
      summary={describeRest(rows, grain, asked, measure)}
      actions={
        <Segmented
          label="Points of the chart"
          options={grainNames}
          value={grain}
          onChange={(grain) => setFilter({ grain })}
        />
      }
      about={answers.trend}
      table={trendTable({ rows, grain, measure, onChoose: choose })}
    >
      <TrendChart {...drawn} measure={measure} compared={data.compared} onChoose={choose} />
    </Card>
  );
});
