import { toDayNumber } from '../../sales/calendar';

/** Days that somebody has named; both ends are inclusive ISO days. */
export interface NamedDays {
  name: string;
  from: string;
  to: string;
}

/** What days of a name did: `factor` times what such days bring, measured on some days; null where none could be. */
export interface Effect {
  name: string;
  days: number;
  factor: number | null;
}

/** Weeks on either side whose same weekdays say what a day would have brought. */
const weeksAround = 4;
const mostFactor = 5;

/** Names as keys, whatever their case. */
function keyOf(name: string): string {
  return name.trim().toLowerCase();
}

/** The day numbers of each name within a range. */
export function daysByName(
  events: readonly NamedDays[],
  from: number,
  to: number,
): Map<string, { name: string; days: number[] }> {
  const found = new Map<string, { name: string; days: number[] }>();
  for (const event of events) {
    const entry = found.get(keyOf(event.name)) ?? { name: event.name, days: [] };
    found.set(keyOf(event.name), entry);
    for (let day = Math.max(from, toDayNumber(event.from)); day <= Math.min(to, toDayNumber(event.to)); day++)
      if (!entry.days.includes(day)) entry.days.push(day);
  }
  return found;
}

/**
 * What the named days of a series did: all they brought over all that the same weekdays around them, without a name, brought.
 * @param values one value a day from `first` on
 */
export function measureEffects(values: Float64Array, first: number, events: readonly NamedDays[]): Effect[] {
  const names = daysByName(events, first, first + values.length - 1);
  const named = new Set([...names.values()].flatMap(({ days }) => days));
  return [...names.values()].map(({ name, days }) => {
    let [came, usual, count] = [0, 0, 0];
    for (const day of days) {
      const expected = usualOf(values, first, day, named);
      if (expected === null || expected <= 0) continue;
      came += values[day - first] ?? 0;
      usual += expected;
      count++;
    }
    return { name, days: count, factor: count === 0 ? null : Math.min(mostFactor, Math.max(0, came / usual)) };
  });
}

/** The values with what is known of the named days taken out: they bring what such days usually do. */
export function withoutEvents(values: Float64Array, first: number, events: readonly NamedDays[]): Float64Array {
  const names = daysByName(events, first, first + values.length - 1);
  const named = new Set([...names.values()].flatMap(({ days }) => days));
  const usual = values.slice();
  for (const day of named) usual[day - first] = usualOf(values, first, day, named) ?? values[day - first] ?? 0;
  return usual;
}

/**
 * By how much the named days within a coming bucket change it.
 * @param effects what days of each name did, where it is known
 */
export function factorOf(
  start: number,
  days: number,
  coming: readonly NamedDays[],
  effects: readonly Effect[],
): number {
  const known = new Map(effects.map(({ name, factor }) => [keyOf(name), factor ?? 1]));
  let sum = 0;
  for (let day = start; day < start + days; day++) {
    const names = coming.filter(({ from, to }) => toDayNumber(from) <= day && day <= toDayNumber(to));
    const keys = new Set(names.map(({ name }) => keyOf(name)));
    sum += [...keys].reduce((factor, key) => factor * (known.get(key) ?? 1), 1);
  }
  return sum / days;
}

function usualOf(values: Float64Array, first: number, day: number, named: ReadonlySet<number>): number | null {
  let sum = 0;
  let count = 0;
  for (let week = -weeksAround; week <= weeksAround; week++) {
    const near = day + 7 * week;
    const value = values[near - first];
    if (value === undefined || named.has(near)) continue;
    sum += value;
    count++;
  }
  return count === 0 ? null : sum / count;
}
