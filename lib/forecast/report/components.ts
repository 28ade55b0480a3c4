import { startOfBucket } from '../../sales/calendar';
import { closedPhases } from '../blend/rules';
import { bucketStart, type Panel } from '../series/panel';
import { seasonality } from '../series/seasonality';

/** What a series is made of: where it stands, its week and its year. */
export interface Components {
  level: number;
  levelChange: number | null;
  weekdays: { weekday: number; factor: number; closed: boolean }[];
  months: { month: number; factor: number }[];
}

/** Weeks that tell what a weekday brings. */
const weeksSeen = 26;

/** The level of late, its change against as long before, what weekdays and months bring beside a middling one. */
export function componentsOf(values: Float64Array, panel: Panel): Components {
  const length = Math.min(seasonality[panel.grain].level, values.length);
  const level = meanOf(values.subarray(-length));
  const before = values.length >= 2 * length ? meanOf(values.subarray(-2 * length, -length)) : 0;
  return {
    level,
    levelChange: before > 0 ? level / before - 1 : null,
    weekdays: panel.grain === 'day' ? weekdaysOf(values, panel.end) : [],
    months: monthsOf(values, panel),
  };
}

function weekdaysOf(values: Float64Array, end: number) {
  const recent = values.subarray(-Math.min(weeksSeen, Math.floor(values.length / 7)) * 7);
  const mean = meanOf(recent);
  const closed = closedPhases(values, 'day');
  return Array.from({ length: 7 }, (_, phase) => {
    const day = end + phase;
    const same = recent.filter((_, place) => place % 7 === phase);
    const factor = mean > 0 ? meanOf(same) / mean : 1;
    return { weekday: day - startOfBucket(day, 'week') + 1, factor, closed: closed[phase] ?? false };
  }).sort((one, other) => one.weekday - other.weekday);
}

/** Over whole years, each month against the mean of its year. */
function monthsOf(values: Float64Array, { grain, end }: Panel) {
  const { year } = seasonality[grain];
  const years = Math.min(3, Math.floor(values.length / year));
  if (years < 2) return [];
  const sums = new Float64Array(12);
  const counts = new Float64Array(12);
  for (let back = 1; back <= years * year; back++) {
    const yearOfBack = Math.floor((back - 1) / year);
    const from = values.length - (yearOfBack + 1) * year;
    const mean = meanOf(values.subarray(from, from + year));
    if (mean <= 0) continue;
    const month = new Date(bucketStart(grain, end, -back) * 86_400_000).getUTCMonth();
    sums[month]! += values[values.length - back]! / mean;
    counts[month]! += 1;
  }
  return Array.from(sums, (sum, month) => ({
    month: month + 1,
    factor: counts[month]! > 0 ? sum / counts[month]! : 1,
  }));
}

function meanOf(values: Float64Array): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
