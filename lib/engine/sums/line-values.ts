import type { TypedColumn } from '../coded/read-groups';
import { wholeNumbers } from '../coded/whole-numbers';

/** Numbers of lines by their codes; the last one is of lines without a number, 0. */
export interface CodedNumbers {
  codes: Uint32Array;
  values: Float64Array;
  /** Code of no value. */
  none: number;
}

/** Exact decimals as whole numbers of so many digits behind the point. */
export function numbersOf(column: TypedColumn, ownScale: number, scale: number): CodedNumbers {
  const read = wholeNumbers(column, column.type);
  const factor = 10 ** (scale - ownScale);
  const values = new Float64Array(read.length + 1);
  for (let code = 0; code < read.length; code++) values[code] = read[code]! * factor;
  return { codes: column.codes, values, none: column.size };
}
