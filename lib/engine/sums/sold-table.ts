import { type SoldColumns, type Sums, separator } from './sums';

/** A SELECT of what each product sold in each category, and its parameters: texts are taken apart faster by the engine than rows are handed over. */
export function soldRows(sold: SoldColumns, { scales, isInOrder }: Sums): { sql: string; parameters: string[] } {
  const columns = [
    ['product_key', ['BIGINT'], sold.product_key],
    ['product', ['VARCHAR'], sold.product],
    ['category', ['VARCHAR'], sold.category],
    ['revenue', decimals(scales.amount), sold.revenue],
    ['units', decimals(scales.quantity), sold.units],
    ['lines', ['BIGINT'], sold.lines],
    ['transactions', ['BIGINT'], isInOrder ? sold.transactions : ''],
  ] as const;
  const texts = columns.map(
    ([name], at) => `unnest(string_split($${at + 1}, chr(${separator.charCodeAt(0)}))) AS ${name}`,
  );
  const values = columns.map(([name, types]) => `${types.reduce(cast, `nullif(${name}, '')`)} AS ${name}`);
  return {
    sql: `SELECT ${values.join(', ')} FROM (SELECT ${texts.join(', ')}) AS text WHERE product_key <> ''`,
    parameters: columns.map(([, , values]) => values),
  };
}

/** The types that exact sums of so many digits behind the point go through, of sixteen in all: texts become wide ones twenty times as slowly. */
function decimals(scale: number): string[] {
  const wide = `DECIMAL(38, ${scale})`;
  return scale > 18 ? [wide] : [`DECIMAL(18, ${scale})`, wide];
}

function cast(value: string, type: string): string {
  return `CAST(${value} AS ${type})`;
}
