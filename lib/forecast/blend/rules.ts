import type { Grain } from '../../sales/calendar';

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

/** Whether something sells on few of the open days of the last eight weeks, so that only its weeks can be told. */
export function isSlow(values: Float64Array, grain: Grain): boolean {
  if (grain !== 'day') return false;
  const closed = closedPhases(values, grain);
  const from = Math.max(0, values.length - 7 * phasesSeen);
  let open = 0;
  let zeros = 0;
  for (let place = from; place < values.length; place++) {
    if (closed[(place - values.length + 7 * phasesSeen) % 7]) continue;
    open++;
    if (values[place] === 0) zeros++;
  }
  return open > 0 && zeros < open && zeros / open >= slowShare;
}

/** The mean of the last eight weeks, evenly over the open days. */
export function spreadWeeks(values: Float64Array, horizon: number): Float64Array {
  const closed = closedPhases(values, 'day');
  const recent = values.subarray(-7 * phasesSeen);
  const openDays = 7 - closed.filter(Boolean).length;
  const perWeek = (recent.reduce((sum, value) => sum + value, 0) / Math.max(1, recent.length)) * 7;
  return Float64Array.from({ length: horizon }, (_, h) =>
    closed[h % 7] ? 0 : Math.max(0, perWeek / Math.max(1, openDays)),
  );
}
