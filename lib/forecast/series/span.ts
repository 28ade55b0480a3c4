import { type Period, toIsoDay } from '../../sales/calendar';

/** Days without a sale after which what lies apart is looked at. */
const longGap = 60;
/** A year without sales ends a history. */
const endOfHistory = 366;
const mostDays = 3653;

/**
 * The days from which a history is told: without a few days far from all others, as wrong dates are, without what lies before
 * a year of nothing, and without what is older than ten years.
 * @param days day numbers with sales, ascending
 * @returns first and last day number, and the days left out
 */
export function historySpan(days: readonly number[]): { first: number; last: number; leftOut: Period[] } | null {
  const few = Math.max(3, Math.floor(days.length / 100));
  let stretches = stretchesOf(days, longGap);
  const strays: number[][] = [];
  const isStray = (stretch: number[] | undefined) => stretch !== undefined && stretch.length <= few;
  while (stretches.length > 1 && isStray(stretches.at(-1))) strays.push(stretches.pop() ?? []);
  while (stretches.length > 1 && isStray(stretches[0])) strays.push(stretches.shift() ?? []);
  const kept = stretchesOf(stretches.flat(), endOfHistory);
  stretches = kept.slice(-1);
  strays.push(...kept.slice(0, -1));
  const [only] = stretches;
  const last = only?.at(-1);
  if (only === undefined || last === undefined) return null;
  const first = Math.max(only[0] ?? last, last - mostDays + 1);
  const leftOut = strays
    .flatMap((stretch) => periodOfDays(stretch))
    .sort((one, other) => (one.from < other.from ? -1 : 1));
  return { first, last, leftOut };
}

function stretchesOf(days: readonly number[], gap: number): number[][] {
  const stretches: number[][] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (const day of days) {
    if (day - before > gap) stretches.push([]);
    stretches.at(-1)?.push(day);
    before = day;
  }
  return stretches;
}

function periodOfDays(days: readonly number[]): Period[] {
  const [first] = days;
  const last = days.at(-1);
  return first === undefined || last === undefined ? [] : [{ from: toIsoDay(first), to: toIsoDay(last) }];
}
