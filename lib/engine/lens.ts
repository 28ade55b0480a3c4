import type { Filter } from '../sales/filter';
import { columnKinds, type PartProfile, type SaleLineColumn } from '../sales/sale-line';
import { where } from './where';

/** How much of a data version is seen: the lines of a filter, nobody's name, and money as it is or times a factor. */
export interface Lens {
  filter: Filter;
  /** Null leaves money as it is. */
  amountFactor: number | null;
}

/** Digits behind the decimal point of money that was multiplied. */
const factoredScale = 6;

/** A column as the lens shows it, for a SELECT. */
export function seenThrough({ amountFactor }: Lens, column: SaleLineColumn): string {
  const kind = columnKinds[column];
  if (kind === 'person') return `nullif(${column}, ${column}) AS ${column}`;
  if (kind === 'plain' || amountFactor === null) return column;
  return `CAST(${column} * CAST('${amountFactor}' AS DOUBLE PRECISION) AS DECIMAL(38, ${factoredScale})) AS ${column}`;
}

/** The condition of the lens, with its values written out. */
export function conditionOf({ filter }: Lens): string {
  const { sql, parameters } = where(filter);
  return sql.replace(/\$(\d+)/g, (_, position) => quote(parameters[Number(position) - 1] ?? ''));
}

/** What lines hold that are seen through the lens. */
export function profileThrough({ amountFactor }: Lens, profile: PartProfile): PartProfile {
  const { scales } = profile;
  const factored = { ...scales, unitPrice: factoredScale, amount: factoredScale, discount: factoredScale };
  return {
    ...profile,
    columns: profile.columns.filter((column) => columnKinds[column] !== 'person'),
    scales: amountFactor === null ? scales : factored,
  };
}

/** A text as an SQL literal. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
