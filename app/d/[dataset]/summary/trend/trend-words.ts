import { formatBucket, formatCount, formatExact, formatShort, plain } from '@/app/_components/format';
import type { TrendPoint } from '@/lib/api/summary';
import type { Grain } from '@/lib/sales/calendar';
import { type Measure, measured } from '../measure';
import { mostPoints } from './choose-grain';
import { averageLengths } from './moving-average';

const moments: Record<Grain, string> = { day: 'on', week: 'in the', month: 'in' };

/** "Average of 7 days" */
export function describeAverage(grain: Grain): string {
  return `Average of ${formatCount(averageLengths[grain], grain)}`;
}

/** A bucket, and whether it is whole: "week of 5 Dec 2011 (not complete)". */
export function nameBucket({ bucket, complete }: TrendPoint, grain: Grain): string {
  return `${formatBucket(bucket, grain)}${complete ? '' : ' (not complete)'}`;
}

/** "Takings were highest in November 2011, at 1.46 M" */
export function describeBest(points: readonly TrendPoint[], grain: Grain, measure: Measure): string {
  const best = extreme(points, measure, (value, other) => value > other);
  if (best === null) return `${measure.name} by ${grain}`;
  const value = formatShort(measured(best, measure), measure.unit);
  return `${measure.name} were highest ${moments[grain]} ${formatBucket(best.bucket, grain)}, at ${value}`;
}

/** What else there is to see: the lowest bucket, those without sales, what is dashed, and why a coarser grain is drawn. */
export function describeRest(points: readonly TrendPoint[], grain: Grain, asked: Grain, measure: Measure): string {
  const sold = points.filter((point) => measured(point, measure) !== 0);
  const quiet = points.length - sold.length;
  const worst = extreme(sold, measure, (value, other) => value < other);
  const lowest =
    worst === null
      ? ''
      : `Lowest ${moments[grain]} ${formatBucket(worst.bucket, grain)}, at ${formatShort(measured(worst, measure), measure.unit)}. `;
  const partial = points.some(({ complete }) => !complete)
    ? `A ${grain} that is not complete is dashed, with a hollow point, and counts in no average. `
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
