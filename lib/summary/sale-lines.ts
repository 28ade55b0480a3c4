import { day, number, text } from '../engine/columns';
import type { SaleLines } from '../engine/engine';
import { where } from '../engine/where';
import type { LineKind } from '../sales/definition';
import type { Filter } from '../sales/filter';

export interface LinePage {
  kind: LineKind;
  limit: number;
  /** How many are left out before the first. */
  offset: number;
}

const kinds: Record<LineKind, string> = {
  all: 'TRUE',
  sold: 'coalesce(quantity, amount, 0) >= 0',
  returned: 'coalesce(quantity, amount, 0) < 0',
};

const row = {
  day: day.nullable(),
  second: number.nullable(),
  transaction_id: text.nullable(),
  product: text,
  category: text.nullable(),
  customer_id: text.nullable(),
  store: text.nullable(),
  quantity: number.nullable(),
  unit_price: number.nullable(),
  amount: number.nullable(),
};

/** The selected lines of a kind in order of time, then as they stand in their files, and how many there are. */
export async function readSaleLines(lines: SaleLines, filter: Filter, { kind, limit, offset }: LinePage) {
  const { sql, parameters } = where(filter);
  const selected = `FROM sale_line WHERE ${sql} AND ${kinds[kind]}`;
  const [counted, found] = await Promise.all([
    lines.query(`SELECT count(*) AS lines ${selected}`, parameters, { lines: number }),
    lines.query(
      `SELECT ${Object.keys(row).join(', ')} ${selected}
        ORDER BY sale_line.day NULLS LAST, second NULLS LAST, part, line
        LIMIT ${limit} OFFSET ${offset}`,
      parameters,
      row,
    ),
  ]);
  return {
    rows: counted[0]?.lines ?? 0,
    lines: found.map(({ second, transaction_id, customer_id, unit_price, ...line }) => ({
      ...line,
      time: second === null ? null : timeOf(second),
      transactionId: transaction_id,
      customerId: customer_id,
      unitPrice: unit_price,
    })),
  };
}

function timeOf(second: number): string {
  return new Date(second * 1000).toISOString().slice(11, 19);
}
