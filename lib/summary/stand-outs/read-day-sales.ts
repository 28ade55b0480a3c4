import { z } from 'zod';
import { number, text } from '../../engine/columns';
import type { SaleLines } from '../../engine/engine';
import { where } from '../../engine/where';
import { type Period, toDayNumber } from '../../sales/calendar';
import type { Filter } from '../../sales/filter';
import type { DaySales, ProductDays } from './day-sales';

/** What a day is measured by: money, or what stands in for it in a file without prices. */
export type DayMeasure = 'revenue' | 'units' | 'lines';

/** The best sellers that are looked at one by one. */
const mostProducts = 100;

const dayNumber = "CAST(day - DATE '1970-01-01' AS INTEGER)";

const dayRow = { day: number, revenue: number.nullable(), units: number.nullable(), lines: number };
const productRow = { product: text, revenue: number.nullable(), days: z.array(z.number()), units: z.array(z.number()) };

/** The best sellers of a period day by day, beside the selected sales and the whole shop's; and the selected lines. */
export async function readDaySales(
  lines: SaleLines,
  filter: Filter,
  period: Period,
): Promise<{ sales: DaySales; measure: DayMeasure; rows: number }> {
  const { columns } = lines.profile;
  const measure = columns.includes('amount') ? 'revenue' : columns.includes('quantity') ? 'units' : 'lines';
  const counted = columns.includes('quantity') ? 'units' : 'lines';
  const selectedFilter = { ...filter, ...period };
  const among = await lines.among(filter);
  const [selected, shop, products] = await Promise.all([
    readDays(among, selectedFilter),
    readDays(lines, { ...selectedFilter, product: [], category: [], search: '' }),
    readProductDays(among, selectedFilter),
  ]);
  const first = toDayNumber(period.from);
  const length = toDayNumber(period.to) - first + 1;
  const fill = (days: readonly { day: number; value: number | null }[]) => {
    const values = new Float64Array(length);
    for (const { day, value } of days) values[day - first] = value ?? 0;
    return values;
  };
  const shopLines = fill(shop.map(({ day, lines: value }) => ({ day, value })));
  const sales = {
    first,
    selected: fill(selected.map((one) => ({ day: one.day, value: one[measure] }))),
    shop: fill(shop.map((one) => ({ day: one.day, value: one[counted] }))),
    isOpen: Array.from(shopLines, (value) => value > 0),
    products: products.map(({ product, revenue, days, units }): ProductDays => {
      const sold = fill(days.map((day, place) => ({ day, value: units[place] ?? 0 })));
      const all = sold.reduce((sum, value) => sum + value, 0);
      return { product, units: sold, price: measure === 'revenue' && all > 0 ? (revenue ?? 0) / all : 1 };
    }),
  };
  return { sales, measure, rows: selected.reduce((sum, one) => sum + one.lines, 0) };
}

async function readDays(lines: SaleLines, filter: Filter) {
  const { sql, parameters } = where(filter);
  return lines.query(
    `SELECT ${dayNumber} AS day, sum(amount) AS revenue, sum(quantity) FILTER (WHERE quantity > 0) AS units, count(*) AS lines
       FROM sale_line WHERE ${sql} GROUP BY day`,
    parameters,
    dayRow,
  );
}

/** What was sold, not what came back; where the file has no quantities a line is one. */
async function readProductDays(lines: SaleLines, filter: Filter) {
  const { sql, parameters } = where(filter);
  const sold = `${sql} AND (quantity > 0 OR quantity IS NULL)`;
  return lines.query(
    `WITH listed AS (
            SELECT product_key, any_value(product) AS product, sum(amount) AS revenue FROM sale_line WHERE ${sold}
             GROUP BY product_key ORDER BY revenue DESC NULLS LAST, count(*) DESC, product_key LIMIT ${mostProducts}),
          daily AS (
            SELECT product_key, day, sum(coalesce(quantity, 1)) AS units
              FROM sale_line WHERE ${sold} AND product_key IN (SELECT product_key FROM listed)
             GROUP BY product_key, day)
     SELECT min(product) AS product, min(revenue) AS revenue, array_agg(${dayNumber} ORDER BY day) AS days,
            array_agg(CAST(units AS DOUBLE PRECISION) ORDER BY day) AS units
       FROM daily JOIN listed ON listed.product_key = daily.product_key
      GROUP BY daily.product_key ORDER BY daily.product_key`,
    parameters,
    productRow,
  );
}
