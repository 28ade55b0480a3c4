'use client';

import { formatBucket, formatExact, formatPeriod, formatShort, formatTick } from '@/app/_components/format';
import { LineChart } from '@/app/_components/line-chart/line-chart';
import type { CurrentAnalysis } from '@/lib/api/summary';
import type { Grain } from '@/lib/sales/calendar';
import { type Measure, measured } from '../measure';
import type { trendRows } from './trend-rows';
import { describeAverage, nameBucket } from './trend-words';

interface Props extends ReturnType<typeof trendRows> {
  measure: Measure;
  compared: CurrentAnalysis['compared'];
  onChoose?: (bucket: string) => void;
}

export function TrendChart({ rows, grain, marks, measure, compared, onChoose = () => {} }: Props) {
  if (rows.length < 2) return <p className="py-8 text-center text-muted">{describeSingle(grain)}</p>;
  return (
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
        before: compared ? formatPeriod(compared.period) : '',
      }}
      marks={marks}
      formatShort={(value) => formatShort(value, measure.unit)}
      formatExact={(value) => formatExact(value, measure.unit)}
      onChoose={onChoose}
    />
  );
}

function describeSingle(grain: Grain): string {
  if (grain === 'day') return 'All of these sales are on one day, so there is no line to draw.';
  return `All of these sales are in one ${grain}. Choose a shorter step to see how they moved.`;
}
