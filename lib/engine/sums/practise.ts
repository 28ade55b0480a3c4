import type { TypedColumn } from '../coded/read-groups';
import { addUpSales } from './add-up-sales';
import { addUpVisits } from './add-up-visits';
import type { Group } from './line-cells';
import type { Adder, SummedColumn, SumQuestion } from './sums';

const [rounds, rows, groups] = [4, 40_000, 2];
const scales = { quantity: 0, unitPrice: 2, amount: 2, discount: 0, cost: 0 };

/** Adds invented lines up, so that the code is compiled before somebody asks: that takes longer than a million lines. */
export function practise(of: keyof Adder): void {
  const chunks = [{ column: '', type: '', start: 0, bytes: 0, rows }];
  const part = { path: '', groups: Array.from({ length: groups }, () => chunks), scales, hidden: [] };
  const columns = ['day', 'second', 'transaction_key', 'category'] as const;
  const days = { from: null, to: null, weekday: [] };
  const question: SumQuestion = { parts: [part], columns: [...columns], days, from: '2024-01-01', to: '2024-03-01' };
  const invented = part.groups.map((_, index): Group => invent(part, index));
  const addUp = of === 'sales' ? addUpSales : addUpVisits;
  for (let round = 0; round < rounds; round++) addUp(question, invented);
}

function invent(part: Group['part'], index: number): Group {
  const products = 400;
  const integers = (from: number) => (code: number) => [from + code];
  const keys = (from: number) => (code: number) => [Math.imul(from + code, 0x9e3779b1), code];
  const decimals = (code: number) => [code * 25, 0];
  const texts = (code: number) => [4, 0x30303030 + (code % 10) + ((code / 10) | 0) * 256];
  const columns: Record<SummedColumn, TypedColumn> = {
    day: column('INT32', 30, (row) => (row * 30) / rows, integers(19_723 + index * 30)),
    second: column(
      'INT32',
      rows,
      (row) => row,
      (row) => [28_800 + (row % 40_000)],
    ),
    transaction_key: column('INT64', rows / 4, (row) => row / 4, keys(index * rows)),
    product_key: column('INT64', products, (row) => (row * 7) % products, keys(0)),
    product: column('BYTE_ARRAY', products, (row) => (row * 7) % products, texts),
    category: column('BYTE_ARRAY', 20, (row) => ((row * 7) % products) % 20, texts),
    customer_key: column('INT64', 2000, (row) => (row / 4) % 2000, keys(0)),
    quantity: column('INT64', 5, (row) => row % 5, decimals),
    amount: column('INT64', 1000, (row) => row % 1000, decimals),
  };
  return { part, rows, column: (name) => columns[name], list: (name) => columns[name] };
}

/** @param wordsOf a value by its code, 32 bits each */
function column(
  type: string,
  size: number,
  codeOf: (row: number) => number,
  wordsOf: (code: number) => number[],
): TypedColumn {
  const codes = Uint32Array.from({ length: rows }, (_, row) => codeOf(row));
  const words = Int32Array.from(Array.from({ length: size }, (_, code) => wordsOf(code)).flat());
  return { type, size, codes, values: new DataView(words.buffer) };
}
