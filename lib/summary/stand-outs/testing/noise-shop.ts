import { type RandomSource, randomSource } from '../../../random';
import type { DaySales } from '../day-sales';

export interface Noise {
  days: number;
  products: number;
  /** Units a day of the middling product. */
  pace: number;
  /** Spread beyond Poisson of each product's day, and of each day of the whole shop: the smaller, the wilder. */
  productShape: number;
  dayShape: number;
}

/** The first day, a Monday. */
export const firstDay = 19_723;
const weekdays = [0.84, 0.86, 0.92, 1, 1.24, 1.42, 0];

/** A shop where nothing is going on: a week with a closed Sunday, 40 % growth over the whole time, and chance. */
export function drawShop(seed: number, { days, products, pace, productShape, dayShape }: Noise): DaySales {
  const random = randomSource(seed);
  const drawn = Array.from({ length: products }, (_, index) => ({
    product: `Product ${index}`,
    units: new Float64Array(days),
    price: 1 + (index % 5),
    pace: (2 * pace) / (1 + (2 * index) / products),
  }));
  const [selected, shop] = [new Float64Array(days), new Float64Array(days)];
  for (let day = 0; day < days; day++) {
    const busy = (weekdays[day % 7] ?? 0) * (1 + (0.4 * day) / days) * gamma(random, dayShape);
    for (const { units, price, pace: usual } of drawn) {
      const sold = poisson(random, usual * busy * gamma(random, productShape));
      units[day] = sold;
      shop[day] = (shop[day] ?? 0) + sold;
      selected[day] = (selected[day] ?? 0) + sold * price;
    }
  }
  return { first: firstDay, selected, shop, isOpen: Array.from(shop, (sold) => sold > 0), products: drawn };
}

/** Takes units off a day's sales of a product, or adds them. */
export function change(sales: DaySales, place: number, day: number, units: number): void {
  const product = sales.products[place];
  if (product === undefined) return;
  const difference = units - (product.units[day] ?? 0);
  product.units[day] = units;
  sales.shop[day] = (sales.shop[day] ?? 0) + difference;
  sales.selected[day] = (sales.selected[day] ?? 0) + difference * product.price;
}

function uniform(random: RandomSource): number {
  return (random.next() + 0.5) / 4_294_967_296;
}

function normal(random: RandomSource): number {
  return Math.sqrt(-2 * Math.log(uniform(random))) * Math.cos(2 * Math.PI * uniform(random));
}

/** Mean 1, variance 1 / shape, for a shape of at least 1 (Marsaglia & Tsang 2000). */
function gamma(random: RandomSource, shape: number): number {
  if (shape === Number.POSITIVE_INFINITY) return 1;
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal(random);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(uniform(random)) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return (d * v) / shape;
  }
}

function poisson(random: RandomSource, mean: number): number {
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  let count = -1;
  for (let product = 1; product > Math.exp(-mean); product *= uniform(random)) count++;
  return Math.max(0, count);
}
