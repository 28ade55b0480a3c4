import { exact, toNumber } from '../../engine/columns';
import type { SaleLines } from '../../engine/engine';
import { dayRange } from '../../sales/capabilities';
import type { Filter } from '../../sales/filter';
import type { Role } from '../../sales/sale-line';
import { type Lacking, lacking } from '../lacking';
import { readTotals } from '../totals';
import { bridge, type Pair, type PairSums } from './bridge';
import { type Compare, type ComparedDays, comparedDays } from './compared-days';
import { wherePair } from './pair';
import { describeBridge, type SpokenPart } from './sentence';

export interface Change extends ComparedDays {
  revenueBefore: number;
  revenueAfter: number;
  /** revenueAfter - revenueBefore, which is the sum of the parts. */
  revenue: number;
  parts: SpokenPart[];
  /** Columns that would tell more parts apart. */
  needs: Role[];
  sentence: string;
}

const row = {
  revenue_before: exact,
  revenue_after: exact,
  units_before: exact,
  units_after: exact,
  same_revenue: exact,
  same_at_prices_before: exact,
  other_revenue: exact,
  other_units: exact,
};

/** Why revenue changed against the compared days; the parts add up to the last digit. */
export async function readChange(lines: SaleLines, filter: Filter, compare: Compare): Promise<Change | Lacking> {
  const { columns, scales } = lines.profile;
  const days = comparedDays(filter, dayRange(lines.profile), compare);
  if (days === null) return noDays(lines, compare);
  if (!columns.includes('amount')) return lacking('unitPrice');
  const scale = Math.max(2, scales.amount);
  const sums = await readSums(lines, filter, days, scale);
  const money = (amount: bigint) => toNumber(amount, scale);
  const parts = bridge(sums).map((part) => ({ ...part, amount: money(part.amount) }));
  const { before, after } = sums.revenue;
  const revenue = money(after - before);
  return {
    ...days,
    revenueBefore: money(before),
    revenueAfter: money(after),
    revenue,
    parts,
    needs: [
      ...(sums.transactions === null ? (['transactionId'] as const) : []),
      ...(sums.units === null ? (['quantity'] as const) : []),
    ],
    sentence: describeBridge(revenue, parts),
  };
}

/** Why there are no days to compare with. */
export function noDays({ profile: { from, to } }: SaleLines, compare: Compare): Lacking {
  if (from === null) return lacking('date');
  const reason =
    compare === 'none'
      ? 'No days to compare with were asked for.'
      : `The sales are from ${from} to ${to}; the days to compare with are not all among them.`;
  return { available: false, reason, needs: null };
}

async function readSums(lines: SaleLines, filter: Filter, days: ComparedDays, scale: number): Promise<PairSums> {
  const { columns, scales } = lines.profile;
  const hasUnits = columns.includes('quantity');
  const { sql, parameters, isAfter, isBefore } = wherePair(filter, days);
  const sum = (expression: string, digits: number) => `CAST(coalesce(sum(${expression}), 0) AS DECIMAL(38, ${digits}))`;
  const double = (column: string) => `CAST(${column} AS DOUBLE PRECISION)`;
  const found = lines.query(
    `WITH paired AS (
            SELECT coalesce(sum(amount) FILTER (WHERE ${isBefore}), 0) AS revenue_before,
                   coalesce(sum(amount) FILTER (WHERE ${isAfter}), 0) AS revenue_after,
                   coalesce(sum(quantity) FILTER (WHERE ${isBefore}), 0) AS units_before,
                   coalesce(sum(quantity) FILTER (WHERE ${isAfter}), 0) AS units_after,
                   count(*) FILTER (WHERE ${isBefore}) AS lines_before,
                   count(*) FILTER (WHERE ${isAfter}) AS lines_after
              FROM sale_line WHERE ${sql} GROUP BY product_key),
          judged AS (
            SELECT *, ${hasUnits ? 'units_before > 0 AND units_after > 0' : 'lines_before > 0 AND lines_after > 0'} AS is_same
              FROM paired)
     SELECT ${sum('revenue_before', scale)} AS revenue_before,
            ${sum('revenue_after', scale)} AS revenue_after,
            ${sum('units_before', scales.quantity)} AS units_before,
            ${sum('units_after', scales.quantity)} AS units_after,
            ${sum('CASE WHEN is_same THEN revenue_after END', scale)} AS same_revenue,
            ${sum(
              `CASE WHEN is_same THEN CAST(${double('units_after')} * ${double('revenue_before')} / nullif(${double('units_before')}, 0) AS DECIMAL(38, ${scale})) END`,
              scale,
            )} AS same_at_prices_before,
            ${sum('CASE WHEN NOT is_same THEN revenue_after - revenue_before END', scale)} AS other_revenue,
            ${sum('CASE WHEN NOT is_same THEN units_after - units_before END', scales.quantity)} AS other_units
       FROM judged`,
    parameters,
    row,
  );
  const [now, then] = await Promise.all([readTotals(lines, filter), readTotals(lines, { ...filter, ...days.period })]);
  const [sums] = await found;
  if (sums === undefined) throw new Error('An aggregate without groups has one row.');
  return {
    cent: 10n ** BigInt(scale - 2),
    revenue: { before: sums.revenue_before, after: sums.revenue_after },
    units: hasUnits ? { before: sums.units_before, after: sums.units_after } : null,
    transactions: pairOf(then.totals.transactions, now.totals.transactions),
    sameProducts: { revenue: sums.same_revenue, atPricesBefore: sums.same_at_prices_before },
    otherProducts: { revenue: sums.other_revenue, units: sums.other_units },
  };
}

function pairOf(before: number | null, after: number | null): Pair<bigint> | null {
  return before === null || after === null ? null : { before: BigInt(before), after: BigInt(after) };
}
