'use client';

import dynamic from 'next/dynamic';
import { Card } from '@/app/_components/card';
import { formatBucket, formatExact, formatShort, formatTick } from '@/app/_components/format';
import { LabelledSelect } from '@/app/_components/labelled-select';
import { Segmented } from '@/app/_components/segmented';
import { Skeleton } from '@/app/_components/skeleton';
import type { UrlFilter } from '@/app/_hooks/use-filter';
import type { Grain } from '@/lib/sales/calendar';
import { definitions } from './definitions';
import { outlookTable } from './outlook-table';
import { type Answer, countBuckets, unitOf } from './words';

const ForecastChart = dynamic(() => import('@/app/_components/forecast-chart').then((module) => module.ForecastChart), {
  ssr: false,
  loading: () => <Skeleton label="Drawing the chart" className="h-84" />,
});

const grains = [
  { value: 'day', name: 'Day' },
  { value: 'week', name: 'Week' },
  { value: 'month', name: 'Month' },
] as const;
const horizons: Record<Grain, readonly number[]> = {
  day: [1, 7, 14, 28, 56, 91, 182, 364],
  week: [1, 4, 8, 13, 26, 52],
  month: [1, 3, 6, 12, 24],
};
const mostDrawn = 1000;
/** The past is drawn so long beside what is to come. */
const pastPerFuture = 4;
const leastPast = 60;

interface Props {
  forecast: Answer;
  onStep: (step: Pick<Partial<UrlFilter>, 'grain' | 'horizon'>) => void;
  className?: string;
}

export function OutlookCard({ forecast, onStep, className = '' }: Props) {
  const { grain, horizon, points, baseline, backtest } = forecast;
  const unit = unitOf(forecast);
  const past = Math.min(mostDrawn - points.length, Math.max(leastPast, pastPerFuture * points.length));
  const history = forecast.history.slice(-past);
  const naive = backtest?.baseline.name.replace(/^.*: /, '') ?? 'the same time before';
  return (
    <Card
      className={className}
      heading={describeNext(forecast)}
      summary={`${countBuckets(points.length, grain)} to come after ${countBuckets(history.length, grain)} of sales.`}
      about={definitions.outlook}
      table={outlookTable(forecast)}
      actions={
        <div className="flex flex-wrap items-center gap-3">
          <Segmented
            label="Steps of the forecast"
            options={grains}
            value={grain}
            onChange={(next) => onStep({ grain: next, horizon: undefined })}
          />
          <LabelledSelect
            label="How far"
            value={horizon}
            options={horizonsFor(forecast).map((count) => [count, countBuckets(count, grain)])}
            onChange={(next) => onStep({ horizon: next })}
          />
        </div>
      }
    >
      <ForecastChart
        label={`Takings by ${grain}, and what is to come`}
        history={history.map(({ bucket, value }) => ({ ...named(bucket, grain), value }))}
        points={points.map((point, index) => ({
          ...named(point.bucket, grain),
          ...point,
          naive: baseline[index]?.value ?? null,
        }))}
        naiveName={naive}
        formatShort={(value) => formatShort(value, unit)}
        formatExact={(value) => formatExact(value, unit)}
      />
    </Card>
  );
}

/** "The next day: about 2.4 k"; a closed one is passed over. */
function describeNext({ points, grain, ...rest }: Answer): string {
  const next = points.find(({ mean }) => mean > 0) ?? points[0];
  if (next === undefined) return 'Nothing to come';
  const when = next === points[0] ? `The next ${grain}` : `The next open ${grain}, ${formatBucket(next.bucket, grain)}`;
  return `${when}: about ${formatShort(next.mean, unitOf(rest))}`;
}

function horizonsFor({ grain, horizon, longestHorizon }: Answer): number[] {
  const usual = horizons[grain].filter((count) => count <= longestHorizon);
  return [...new Set([...usual, horizon])].sort((one, other) => one - other);
}

function named(bucket: string, grain: Grain) {
  return { key: bucket, label: formatBucket(bucket, grain), tick: formatTick(bucket, grain) };
}
