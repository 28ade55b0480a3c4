import { startOfBucket, weekdayOf } from '../../../sales/calendar';
import { dayOfCell, hourOfCell } from '../line-cells';
import type { VisitRow } from '../sums';
import { medianOf } from './median';
import type { VisitCounter } from './visit-counter';

/** As many as there are bits for. */
export const mostCategories = 63;

/** All that is told of transactions. */
export function countVisits(visits: VisitCounter, firstDay: number, scale: number): VisitRow[] {
  return [
    { name: 'all', cell: 0, value: visits.countMet() },
    { name: 'lasting', cell: 0, value: 0 },
    ...distribute(visits, 10 ** scale),
    ...Array.from(visits.ofPlace, (value, cell) => ({ name: 'category', cell, value })),
    ...countMoments(visits, firstDay),
  ];
}

/** How the values of transactions are distributed. @param unit digits of 1 */
function distribute(visits: VisitCounter, unit: number): VisitRow[] {
  const values = visits.amountsOf();
  const count = values.length;
  if (count === 0) return [{ name: 'count', cell: 0, value: 0 }];
  let sum = 0;
  let [min, max] = [values[0]!, values[0]!];
  for (let place = 0; place < count; place++) {
    const value = values[place]!;
    sum += value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const mean = sum / unit / count;
  let squares = 0;
  for (let place = 0; place < count; place++) squares += (values[place]! / unit - mean) ** 2;
  const measured = {
    count,
    sum: sum / unit,
    mean,
    std: count === 1 ? null : Math.sqrt(squares / (count - 1)),
    min: min / unit,
    max: max / unit,
    median: medianOf(values, min, max) / unit,
  };
  return Object.entries(measured).map(([name, value]) => ({ name, cell: 0, value }));
}

const moments = ['day', 'monday', 'sunday', 'month', 'weekdayHour'] as const;

/** Transactions by day, week, month and hour of the week: in each once, however many of its hours they have lines in. */
function countMoments({ count, firsts, later }: VisitCounter, firstDay: number): VisitRow[] {
  const placesOf = findPlaces(firstDay);
  const counts = moments.map(() => new Map<number, number>());
  const add = (moment: number, place: number, more: number) =>
    counts[moment]?.set(place, (counts[moment]?.get(place) ?? 0) + more);
  for (let visit = 0, alike = 1; visit < count; visit++, alike++) {
    const cell = firsts[visit]!;
    if (visit + 1 < count && cell === firsts[visit + 1]) continue;
    if (cell >= 0) for (const [moment, place] of placesOf(cell).entries()) add(moment, place, alike);
    alike = 0;
  }
  for (const [visit, cells] of laterCells(later)) {
    const first = placesOf(firsts[visit]!);
    const others = cells.map(placesOf);
    first.forEach((known, moment) => {
      const met = new Set(others.map((places) => places[moment] ?? known));
      met.delete(known);
      for (const place of met) add(moment, place, 1);
    });
  }
  return moments.flatMap((name, moment) =>
    Array.from(counts[moment] ?? [], ([cell, value]) => ({ name, cell, value })),
  );
}

/** The further cells of each transaction that has some. */
function laterCells(later: readonly number[]): Map<number, number[]> {
  const cells = new Map<number, number[]>();
  for (let place = 0; place < later.length; place += 2) {
    const own = cells.get(later[place]!);
    if (own === undefined) cells.set(later[place]!, [later[place + 1]!]);
    else own.push(later[place + 1]!);
  }
  return cells;
}

/** What finds the place of a cell among each of the moments. */
function findPlaces(firstDay: number): (cell: number) => number[] {
  const known = new Map<number, number[]>();
  return (cell) => {
    const day = dayOfCell(cell, firstDay);
    let places = known.get(day);
    if (places === undefined) {
      const week = (start: 'monday' | 'sunday') => startOfBucket(day, 'week', start);
      places = [day, week('monday'), week('sunday'), startOfBucket(day, 'month')];
      known.set(day, places);
    }
    return [...places, weekdayOf(day) * 100 + hourOfCell(cell)];
  };
}
