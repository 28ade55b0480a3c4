import { AppError, type FieldError } from '../errors';
import { isIsoDay, toDayNumber, toIsoDay } from './calendar';

export interface SyntheticSalesOptions {
  /** Sale lines, not counting the header. */
  rows: number;
  seed: number;
  products?: number;
  customers?: number;
  /** Calendar days from `start`. */
  days?: number;
  stores?: number;
  /** First day, ISO. */
  start?: string;
}

/** Least and most of each number that `syntheticSales` takes. */
const limits = {
  rows: [1, 1_000_000_000],
  seed: [0, 4_294_967_295],
  products: [1, 100_000],
  customers: [1, 10_000_000],
  days: [1, 36_525],
  stores: [1, 1_000],
} as const satisfies Record<string, readonly [number, number]>;

/**
 * The options with their defaults, which suit a chain: 2,000 products, 20,000 customers, 730 days, 10 stores.
 * @throws AppError "invalid_input" that names every option outside its limits
 */
export function completeOptions(options: SyntheticSalesOptions): Required<SyntheticSalesOptions> {
  const complete = { products: 2_000, customers: 20_000, days: 730, stores: 10, start: '2023-01-01', ...options };
  const fields: FieldError[] = [];
  for (const name of ['rows', 'seed', 'products', 'customers', 'days', 'stores'] as const) {
    const [least, most] = limits[name];
    const value = complete[name];
    if (!Number.isInteger(value) || value < least || value > most)
      fields.push({ path: name, message: `must be a whole number from ${least} to ${most}` });
  }
  if (!isIsoDay(complete.start)) fields.push({ path: 'start', message: 'must be a day such as 2024-03-31' });
  else if (fields.length === 0 && !isIsoDay(toIsoDay(toDayNumber(complete.start) + complete.days - 1)))
    fields.push({ path: 'days', message: 'must end before the year 2101' });
  if (fields.length > 0)
    throw new AppError('invalid_input', `${fields.map(({ path, message }) => `${path} ${message}`).join('; ')}.`, {
      fields,
    });
  return complete;
}
