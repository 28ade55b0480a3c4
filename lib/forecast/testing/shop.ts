import { randomSource } from '../../random';
import { toDayNumber, toIsoDay } from '../../sales/calendar';

/** Monday first; the shop is closed on Sundays. */
const week = [0.8, 0.9, 1, 1, 1.4, 1.7, 0];

/** Units that a shop sells of a product on each day: weekdays, slow growth and chance. */
export function drawUnits(start: string, days: number, perDay: number, seed: number): number[] {
  const random = randomSource(seed);
  const first = toDayNumber(start);
  return Array.from({ length: days }, (_, day) => {
    const factor = week[(first + day + 3) % 7] ?? 1;
    const chance = 0.85 + (0.3 * random.below(1000)) / 1000;
    return Math.round(perDay * factor * chance * (1 + (0.1 * day) / 365));
  });
}

/** The sales of a shop of three products as CSV, one line a product and day. */
export function shopCsv(
  start: string,
  days: number,
  { from = 0, factor = 1 }: { from?: number; factor?: number } = {},
): string {
  const products = [
    { name: 'Tea', category: 'Drinks', price: 2, units: drawUnits(start, days, 40, 1) },
    { name: 'Coffee', category: 'Drinks', price: 3, units: drawUnits(start, days, 25, 2) },
    { name: 'Cake', category: 'Bakery', price: 4, units: drawUnits(start, days, 15, 3) },
  ];
  const lines = ['receipt,date,product,category,quantity,unit_price'];
  for (let day = from; day < days; day++)
    for (const { name, category, price, units } of products)
      if ((units[day] ?? 0) > 0)
        lines.push(
          `${name}${day},${toIsoDay(toDayNumber(start) + day)},${name},${category},${(units[day] ?? 0) * factor},${price}`,
        );
  return lines.join('\n');
}
