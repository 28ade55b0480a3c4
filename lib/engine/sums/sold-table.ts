import { type SoldColumns, type Sums, separator } from './sums';

/** A SELECT of what each product sold in each category, and its parameters: texts are taken apart faster by the engine than rows are handed over. */
export function soldRows(sold: SoldColumns, { scales, isInOrder }: Sums): { sql: string; parameters: string[] } {
  const columns = [
    ['product_key', 'BIGINT', sold.product_key],
    ['product', 'VARCHAR', sold.product],
    ['category', 'VARCHAR', sold.category],
    ['revenue', `DECIMAL(38, ${scales.amount})`, sold.revenue],
    ['units', `DECIMAL(38, ${scales.quantity})`, sold.units],
    ['lines', 'BIGINT', sold.lines],
    ['transactions', 'BIGINT', isInOrder ? sold.transactions : ''],
  ] as const;
  const texts = columns.map(
    ([name], at) => `unnest(string_split($${at + 1}, chr(${separator.charCodeAt(0)}))) AS ${name}`,
  );
  const values = columns.map(([name, type]) => `CAST(nullif(${name}, '') AS ${type}) AS ${name}`);
  return {
    sql: `SELECT ${values.join(', ')} FROM (SELECT ${texts.join(', ')}) AS text WHERE product_key <> ''`,
    parameters: columns.map(([, , values]) => values),
  };
}
