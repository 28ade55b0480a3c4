import type { z } from 'zod';
import { formatDuring, formatShort, type Unit } from '@/app/_components/format';
import type { forecast } from '@/lib/api/forecast';
import { type Grain, type Period, startOfNextBucket, toDayNumber, toIsoDay } from '@/lib/sales/calendar';

/** A forecast that there is. */
export type Answer = Extract<z.output<typeof forecast.output>, { points: unknown }>;

export interface Range {
  mean: number;
  lower80: number;
  upper80: number;
  lower95: number;
  upper95: number;
}

export function unitOf({ currency }: Pick<Answer, 'currency'>): Unit {
  return { kind: 'money', currency };
}

/** The coming days that a forecast is about. */
export function periodOf({ points, grain }: Pick<Answer, 'points' | 'grain'>): Period {
  const from = points[0]?.bucket ?? '';
  const last = points.at(-1)?.bucket ?? from;
  return { from, to: toIsoDay(startOfNextBucket(toDayNumber(last), grain) - 1) };
}

/** "Expect 52.1 k to 58.3 k in April 2024" */
export function headline(answer: Pick<Answer, 'points' | 'grain' | 'currency' | 'rough' | 'total'>): string {
  const { lower80, upper80 } = answer.total;
  const unit = unitOf(answer);
  const [least, most] = [formatShort(lower80, unit), formatShort(upper80, unit)];
  const amount = least === most ? least : `${least} to ${most}`;
  return `${answer.rough ? 'Roughly, expect' : 'Expect'} ${amount} ${formatDuring(periodOf(answer))}`;
}

/** "28 days" */
export function countBuckets(count: number, grain: Grain): string {
  return `${count} ${count === 1 ? grain : `${grain}s`}`;
}

/** "between 14.4 k and 16.6 k" */
export function between(low: number, high: number, unit: Unit): string {
  return `between ${formatShort(low, unit)} and ${formatShort(high, unit)}`;
}
