'use client';

import dynamic from 'next/dynamic';
import { Card } from '@/app/_components/card';
import { DataTable } from '@/app/_components/data-table';
import { formatBucket, formatCount, formatExact, formatShort, formatTick, plain } from '@/app/_components/format';
import { columnWords } from '@/app/_components/import/words';
import { Name } from '@/app/_components/name';
import { Segmented } from '@/app/_components/segmented';
import { Skeleton } from '@/app/_components/skeleton';
import type { Unavailable } from '@/lib/api/contract';
import type { DiaryEvent } from '@/lib/api/events';
import type { TrendPoint, Trends } from '@/lib/api/summary';
import type { Grain } from '@/lib/sales/calendar';
import { mostPoints, pickBuckets } from './choose-grain';
import { type Measure, measured } from './measure';
import { markEvents, namesAt } from './stand-outs/event-marks';

const loadChart = () => import('@/app/_components/line-chart').then((module) => module.LineChart);

/** Fetches the chart's script while the data are still on their way. */
export function preloadChart(): void {
  loadChart().catch(() => {});
}

const LineChart = dynamic(loadChart, {
  ssr: false,
  loading: () => <Skeleton label="Drawing the chart" className="h-70" />,
});

const grainNames = [
  { value: 'day', name: 'Day' },
  { value: 'week', name: 'Week' },
  { value: 'month', name: 'Month' },
] as const;

type NamedPoint = TrendPoint & { names: string[] };

interface Props {
  trends: Trends | Unavailable;
  measure: Measure;
  grain: Grain;
  onGrain: (grain: Grain) => void;
  /** Named days, marked on the chart. */
  events: readonly DiaryEvent[];
  className?: string;
}

export function TrendCard({ trends, measure, grain, onGrain, events, className = '' }: Props) {
  if ('available' in trends)
    return (
      <Card className={className} heading={`${measure.name} over time cannot be drawn`}>
        <p className="text-muted">
          This file has no {columnWords(trends.needs ?? 'date').replace(/^an? /, '')}. Bring a file that has one to see
          how sales moved.
        </p>
      </Card>
    );
  const drawn = pickBuckets(trends, grain);
  const money = measure.unit;
  const draws = drawn.points.length > 1;
  const buckets = drawn.points.map(({ bucket }) => bucket);
  const marks = markEvents(events, buckets, drawn.grain);
  const points = drawn.points.map((point, index) => ({ ...point, names: namesAt(marks, index) }));
  return (
    <Card
      className={className}
      heading={describeBest(drawn.points, drawn.grain, measure)}
      summary={describeRest(drawn.points, drawn.grain, grain, measure)}
      actions={<Segmented label="Points of the chart" options={grainNames} value={drawn.grain} onChange={onGrain} />}
      table={
        <DataTable
          caption={`${measure.name} by ${drawn.grain}`}
          columns={[
            {
              heading: titles[drawn.grain],
              cell: ({ bucket, complete }) =>
                `${formatBucket(bucket, drawn.grain)}${complete ? '' : ' (not complete)'}`,
            },
            ...(measure.key === 'transactions'
              ? []
              : [
                  {
                    heading: measure.name,
                    numeric: true,
                    cell: (point: TrendPoint) => formatExact(measured(point, measure), money),
                  },
                ]),
            { heading: 'Receipts', numeric: true, cell: ({ transactions }) => formatExact(transactions, plain) },
            ...(measure.key === 'units'
              ? []
              : [{ heading: 'Items', numeric: true, cell: ({ units }: TrendPoint) => formatExact(units, plain) }]),
            ...(marks.length === 0
              ? []
              : [{ heading: 'Named', cell: ({ names }: NamedPoint) => <Name text={names.join(', ')} /> }]),
          ]}
          rows={points}
          rowKey={({ bucket }) => bucket}
        />
      }
    >
      {draws ? (
        <LineChart
          label={`${measure.name} by ${drawn.grain}`}
          points={points.map((point) => ({
            label: formatBucket(point.bucket, drawn.grain),
            tick: formatTick(point.bucket, drawn.grain),
            value: measured(point, measure),
            complete: point.complete,
            names: point.names,
          }))}
          marks={marks}
          formatShort={(value) => formatShort(value, money)}
          formatExact={(value) => formatExact(value, money)}
        />
      ) : (
        <p className="py-8 text-center text-muted">{describeSingle(drawn.grain)}</p>
      )}
    </Card>
  );
}

function describeSingle(grain: Grain): string {
  if (grain === 'day') return 'All of these sales are on one day, so there is no line to draw.';
  return `All of these sales are in one ${grain}. Choose a shorter step to see how they moved.`;
}

const titles: Record<Grain, string> = { day: 'Day', week: 'Week', month: 'Month' };

const moments: Record<Grain, string> = { day: 'on', week: 'in the', month: 'in' };

function describeBest(points: readonly TrendPoint[], grain: Grain, measure: Measure): string {
  const best = extreme(points, measure, (value, other) => value > other);
  if (best === null) return `${measure.name} by ${grain}`;
  const value = formatShort(measured(best, measure), measure.unit);
  return `${measure.name} were highest ${moments[grain]} ${formatBucket(best.bucket, grain)}, at ${value}`;
}

function describeRest(points: readonly TrendPoint[], grain: Grain, asked: Grain, measure: Measure): string {
  const sold = points.filter((point) => measured(point, measure) !== 0);
  const quiet = points.length - sold.length;
  const worst = extreme(sold, measure, (value, other) => value < other);
  const lowest =
    worst === null
      ? ''
      : `Lowest ${moments[grain]} ${formatBucket(worst.bucket, grain)}, at ${formatShort(measured(worst, measure), measure.unit)}. `;
  const partial = points.some(({ complete }) => !complete)
    ? `A ${grain} that is not complete is dashed, with a hollow point. `
    : '';
  const coarser =
    grain === asked ? '' : `There are more than ${formatExact(mostPoints, plain)} ${asked}s, so ${grain}s are drawn.`;
  const without = quiet === 0 ? '' : `${formatCount(quiet, grain)} had no sales. `;
  return `${lowest}${without}${partial}${coarser}`.trim();
}

/** Among the complete buckets, of which there must be two for one of them to stand out. */
function extreme(
  points: readonly TrendPoint[],
  measure: Measure,
  beats: (value: number, other: number) => boolean,
): TrendPoint | null {
  const known = points.filter((point) => point.complete && measured(point, measure) !== null);
  if (known.length < 2) return null;
  return known.reduce((best, point) =>
    beats(measured(point, measure) ?? 0, measured(best, measure) ?? 0) ? point : best,
  );
}
