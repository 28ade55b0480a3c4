import { toNumber } from '../engine/columns';
import type { HourSums, Sums } from '../engine/sums/sums';

/** What some hours add up to. */
export interface Added {
  lines: number;
  /** Null where no line has an amount. */
  revenue: number | null;
  grossRevenue: number;
  /** As a positive number. */
  returns: number;
  units: number;
}

/** Adds hours up by places of their own. @param placeOf hour -1 is of lines without a time of day; null leaves an hour out */
export function addHours(
  { hours, scales }: Sums,
  placeOf: (day: number, hour: number) => number | null,
): Map<number, Added> {
  const { places, indexes } = numberPlaces(hours, placeOf);
  const add = (values: Float64Array): Float64Array => {
    const sums = new Float64Array(places.length);
    for (let row = 0; row < indexes.length; row++) if (indexes[row]! >= 0) sums[indexes[row]!]! += values[row]!;
    return sums;
  };
  const [lines, priced] = [add(hours.lines), add(hours.priced)];
  const [amounts, returns, units] = [add(hours.amounts), add(hours.returns), add(hours.units)];
  const money = (digits: number) => toNumber(BigInt(digits), scales.amount);
  const addedAt = (at: number): Added => ({
    lines: lines[at]!,
    revenue: priced[at] === 0 ? null : money(amounts[at]!),
    grossRevenue: money(amounts[at]! - returns[at]!),
    returns: money(-returns[at]!),
    units: toNumber(BigInt(units[at]!), scales.quantity),
  });
  return new Map(places.map((place, at) => [place, addedAt(at)]));
}

/** The places of hours, and which each hour has: a number in their list, -1 for none. */
function numberPlaces({ days, hours }: HourSums, placeOf: (day: number, hour: number) => number | null) {
  const places: number[] = [];
  const numbers = new Map<number, number>();
  const indexes = new Int32Array(days.length);
  for (let row = 0; row < days.length; row++) {
    const place = placeOf(days[row]!, hours[row]!);
    const index = place === null ? -1 : (numbers.get(place) ?? places.push(place) - 1);
    if (place !== null && index === numbers.size) numbers.set(place, index);
    indexes[row] = index;
  }
  return { places, indexes };
}
