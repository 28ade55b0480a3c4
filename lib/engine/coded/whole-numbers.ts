import type { ValueList } from './coded-column';

/** The values of a column of days or decimals, these by the whole numbers of their last digits. @param type in Parquet */
export function wholeNumbers({ values, size }: ValueList, type: string): Float64Array {
  const numbers = new Float64Array(size);
  for (let code = 0; code < size; code++) numbers[code] = readNumber(values, type, code);
  return numbers;
}

function readNumber(values: DataView, type: string, code: number): number {
  if (type === 'INT32') return values.getInt32(code * 4, true);
  if (type === 'INT64') return values.getInt32(code * 8 + 4, true) * 2 ** 32 + values.getUint32(code * 8, true);
  return Number((values.getBigInt64(code * 16) << 64n) | values.getBigUint64(code * 16 + 8));
}
