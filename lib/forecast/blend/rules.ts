import type { Grain } from '../../sales/calendar';
import type { Panel } from '../series/panel';

const phasesSeen = 8;
const leastSeen = 4;
const slowShare = 0.7;

/** Phases, counted from the first bucket after the values, that brought nothing any of the last eight times: closed weekdays. */
export function closedPhases(values: Float64Array, grain: Grain): boolean[] {
  if (grain !== 'day') return [];
  return Array.from({ length: 7 }, (_, phase) => {
    let seen = 0;
    for (let place = values.length - 7 + phase; place >= 0 && seen < phasesSeen; place -= 7, seen++)
      if (values[place] !== 0) return false;
    return seen >= leastSeen;
  });
}

/** Weekdays on which the whole shop is closed; unknown, and so none, where a panel is of one part of it. */
export function shopClosed({ grain, series, parts }: Panel): boolean[] {
  const [total] = series;
  return total === undefined || parts.length === 0 ? [] : closedPhases(total.values, grain);
}

/** Whether something sells on few of the open days of the last eight weeks, so that only its weeks can be told. */
export function isSlow(values: Float64Array, grain: Grain, closed: readonly boolean[]): boolean {
  if (grain !== 'day') return false;
  const recent = values.subarray(-7 * phasesSeen);
  let open = 0;
  let zeros = 0;
  recent.forEach((value, place) => {
    // Places are counted back from the end, so that they meet the phases that are counted on from it.
    if (closed[(place - recent.length + 7 * phasesSeen) % 7]) return;
    open++;
    if (value === 0) zeros++;
  });
  return zeros < open && zeros / open >= slowShare;
}

/** The mean of the last eight weeks, evenly over the open days. */
export function spreadWeeks(values: Float64Array, horizon: number, closed: readonly boolean[]): Float64Array {
  const recent = values.subarray(-7 * phasesSeen);
  const openDays = 7 - closed.filter(Boolean).length;
  const perWeek = (recent.reduce((sum, value) => sum + value, 0) / Math.max(1, recent.length)) * 7;
  const perDay = Math.max(0, perWeek / Math.max(1, openDays));
  return Float64Array.from({ length: horizon }, (_, h) => (closed[h % 7] ? 0 : perDay));
}
