import { toNumber } from '../engine/columns';
import type { Sums } from '../engine/sums/sums';

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

const columns = ['lines', 'amounts', 'priced', 'returns', 'units'] as const;

/** Adds hours up by places of their own. @param placeOf hour -1 is of lines without a time of day; null leaves an hour out */
export function addHours(
  { hours, scales }: Sums,
  placeOf: (day: number, hour: number) => number | null,
): Map<number, Added> {
  const sums = new Map<number, Record<(typeof columns)[number], number>>();
  for (const [row, day] of hours.days.entries()) {
    const place = placeOf(day, hours.hours[row] ?? -1);
    if (place === null) continue;
    const sum = sums.get(place) ?? { lines: 0, amounts: 0, priced: 0, returns: 0, units: 0 };
    sums.set(place, sum);
    for (const column of columns) sum[column] += hours[column][row] ?? 0;
  }
  const money = (digits: number) => toNumber(BigInt(digits), scales.amount);
  const added = ({ lines, amounts, priced, returns, units }: Record<(typeof columns)[number], number>): Added => ({
    lines,
    revenue: priced === 0 ? null : money(amounts),
    grossRevenue: money(amounts - returns),
    returns: money(-returns),
    units: toNumber(BigInt(units), scales.quantity),
  });
  return new Map(Array.from(sums, ([place, sum]) => [place, added(sum)]));
}
