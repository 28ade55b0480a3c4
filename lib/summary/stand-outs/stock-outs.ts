import { qValues } from '../../ml/p-value';
import { quantile } from '../../ml/quantile';
import { type DaySales, type Evidence, type ProductDays, weekdayAt } from './day-sales';

/** A product that probably was not there to be sold, from one day to another. Days are indexes of the sales. */
export interface StockOut extends Evidence {
  product: string;
  from: number;
  to: number;
  /** Whether it goes on to the last day. */
  ongoing: boolean;
  /** Open days without a sale. */
  days: number;
  /** Units on an open day just before and after. */
  usualUnits: number;
  /** What as many days brought just before and after: one in ten brought less than `low`, one in ten more than `high`. */
  missed: { low: number; high: number };
}

const leastDays = 3;
/** What is not sold for longer was taken off the shelf, or is out of season. */
const mostDays = 42;
/** Open days before and after that tell what was usual. */
const nearDays = 28;
/** How many days a product's habit of pausing needs to be believed. */
const priorDays = 4;

/**
 * Runs of open days without a sale that the product's own pace makes improbable: its share of days with a sale just
 * before and just after (the slower counts), its weekdays, and how often a day without a sale follows another. Of each
 * product the most improbable run is tested, as one of all its runs. Runs before its first sale do not count.
 */
export function findStockOuts(sales: DaySales, level: number): StockOut[] {
  const openDays = Int32Array.from(sales.isOpen.keys()).filter((index) => sales.isOpen[index]);
  const tested = sales.products.flatMap((product) => worstRun(sales, openDays, product) ?? []);
  const q = qValues(tested.map(({ pValue }) => pValue));
  return tested.flatMap((run, index) => {
    const qValue = q[index] ?? 1;
    return qValue <= level ? [describe(run, qValue)] : [];
  });
}

/** Open days since the first sale, and their runs without one: places from `start` up to `end`. */
interface Shelf {
  days: Int32Array;
  sold: boolean[];
  runs: { start: number; end: number }[];
}

interface TestedRun {
  product: ProductDays;
  shelf: Shelf;
  start: number;
  end: number;
  pValue: number;
}

function worstRun(sales: DaySales, openDays: Int32Array, product: ProductDays): TestedRun | null {
  const shelf = layOut(openDays, product);
  const without = shelf.days.length - countSold(shelf.sold);
  const pace = paceOfWeekdays(sales, shelf);
  let worst: TestedRun | null = null;
  for (const { start, end } of shelf.runs) {
    if (end - start < leastDays || end - start > mostDays) continue;
    const near = nearPace(shelf, start, end);
    const others = { days: without - (end - start), runs: shelf.runs.length - 1 };
    const habit = habitOf(others, near);
    let surprise = 0;
    for (let place = start + 1; place < end; place++)
      surprise += near * habit * (pace[weekdayAt(sales, shelf.days[place] ?? 0)] ?? 0);
    const pValue = Math.min(1, Math.exp(-surprise) * shelf.runs.length);
    if (worst === null || pValue < worst.pValue) worst = { product, shelf, start, end, pValue };
  }
  return worst;
}

function layOut(openDays: Int32Array, { units }: ProductDays): Shelf {
  const first = units.findIndex((value) => value > 0);
  const days = first < 0 ? openDays.subarray(0, 0) : openDays.subarray(openDays.findIndex((index) => index >= first));
  const sold = Array.from(days, (index) => (units[index] ?? 0) > 0);
  const runs: Shelf['runs'] = [];
  for (let place = 0; place < days.length; ) {
    const start = place;
    while (place < days.length && !sold[place]) place++;
    if (place > start) runs.push({ start, end: place });
    place++;
  }
  return { days, sold, runs };
}

/** Sales as events of a Poisson process: minus the logarithm of the share of days without one, kept off both ends. */
function paceOf(days: number, daysSold: number): number {
  return -Math.log((days - daysSold + 1) / (days + 2));
}

/** The pace of each weekday, Monday first, where 1 is that of all days. */
function paceOfWeekdays(sales: DaySales, { days, sold }: Shelf): number[] {
  const tally = Array.from({ length: 7 }, () => ({ days: 0, sold: 0 }));
  days.forEach((index, place) => {
    const weekday = tally[weekdayAt(sales, index)];
    if (weekday === undefined) return;
    weekday.days++;
    if (sold[place]) weekday.sold++;
  });
  const whole = paceOf(days.length, countSold(sold));
  return tally.map((weekday) => paceOf(weekday.days, weekday.sold) / whole);
}

function countSold(sold: readonly boolean[]): number {
  return sold.reduce((count, isSold) => (isSold ? count + 1 : count), 0);
}

/** The slower of the paces before and after; a side with less than half of its days does not tell, 0 when both do not. */
function nearPace({ sold }: Shelf, start: number, end: number): number {
  const sides = [sold.slice(Math.max(0, start - nearDays), start), sold.slice(end, end + nearDays)];
  const telling = sides.filter((side) => side.length * 2 >= nearDays);
  return telling.length === 0 ? 0 : Math.min(...telling.map((side) => paceOf(side.length, countSold(side))));
}

/** 1 where the other days without a sale come one by one, less the more they follow each other. */
function habitOf(others: { days: number; runs: number }, pace: number): number {
  const again = (others.days - others.runs + priorDays * Math.exp(-pace)) / (others.days + priorDays);
  return pace === 0 ? 0 : Math.min(1, -Math.log(again) / pace);
}

function describe({ product, shelf, start, end, pValue }: TestedRun, qValue: number): StockOut {
  const { days } = shelf;
  const { units, price } = product;
  const length = end - start;
  const reach = Math.max(nearDays, length);
  const sides = [days.subarray(Math.max(0, start - reach), start), days.subarray(end, end + reach)].map((side) =>
    Array.from(side, (index) => units[index] ?? 0),
  );
  const stretches = sides.flatMap((side) => sumStretches(side, length));
  return {
    product: product.product,
    from: days[start] ?? 0,
    to: days[end - 1] ?? 0,
    ongoing: end === days.length,
    days: length,
    usualUnits: sum(sides.flat()) / sides.flat().length,
    missed: { low: quantile(stretches, 0.1) * price, high: quantile(stretches, 0.9) * price },
    impact: -quantile(stretches, 0.5) * price,
    pValue,
    qValue,
  };
}

/** Sums over every stretch of so many values; the whole, scaled, where there are fewer. */
function sumStretches(values: readonly number[], length: number): number[] {
  if (values.length === 0) return [];
  if (values.length < length) return [(sum(values) * length) / values.length];
  return Array.from({ length: values.length - length + 1 }, (_, start) => sum(values.slice(start, start + length)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
