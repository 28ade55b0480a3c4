import type { LineMemory } from '../coded/line-memory';
import type { TypedColumn } from '../coded/read-groups';
import { wholeNumbers } from '../coded/whole-numbers';

/** Numbers of lines by their codes; the last one is of lines without a number, 0. */
export interface CodedNumbers {
  codes: Uint32Array;
  values: Float64Array;
  /** Code of no value. */
  none: number;
}

/** Exact decimals of a column as whole numbers of so many digits behind the point, row group by row group in the same memory. */
export class LineValues {
  private readonly values: Float64Array;

  /** @param mostRows of a row group */
  constructor(
    mostRows: number,
    private readonly scale: number,
    memory: LineMemory,
  ) {
    this.values = memory.float64(mostRows + 1);
  }

  of(column: TypedColumn, ownScale: number): CodedNumbers {
    const read = wholeNumbers(column, column.type);
    const factor = 10 ** (this.scale - ownScale);
    const values = this.values.subarray(0, read.length + 1);
    for (let code = 0; code < read.length; code++) values[code] = read[code]! * factor;
    values[read.length] = 0;
    return { codes: column.codes, values, none: column.size };
  }
}
