import type { ByteWriter } from '../parquet/byte-writer';
import { type ColumnValues, noValues } from '../parquet/row-group';
import { DecimalColumn, NO_VALUE } from './decimal-column';
import type { Dictionary } from './dictionary';

/** Arrays for building one row group's columns, reused from group to group. */
export class ChunkBuilder {
  private readonly present: Uint8Array;
  private readonly packed: Int32Array;
  private local = new Int32Array(1024);
  private order = new Int32Array(1024);
  private readonly slots = new Int32Array(1 << 16);
  private readonly distinct = new Float64Array(1 << 15);

  constructor(rows: number) {
    this.present = new Uint8Array(rows);
    this.packed = new Int32Array(rows);
  }

  /**
   * A text column and, where it is wanted, its key column: both have the same codes, numbered anew so that the
   * dictionary of the group holds only what the group uses. Read them before the next call.
   */
  texts(codes: Int32Array, rows: number, dictionary: Dictionary): { text: ColumnValues; key: ColumnValues } {
    const { count } = dictionary.texts;
    if (this.local.length < count) {
      this.local = new Int32Array(count * 2);
      this.order = new Int32Array(count * 2);
    }
    const { local, order, packed, present } = this;
    local.fill(0, 0, count);
    let size = 0;
    let values = 0;
    for (let row = 0; row < rows; row++) {
      const code = codes[row]!;
      if (code < 0) {
        present[row] = 0;
        continue;
      }
      present[row] = 1;
      let number = local[code]!;
      if (number === 0) {
        order[size++] = code;
        number = size;
        local[code] = number;
      }
      packed[values++] = number - 1;
    }
    if (values === 0) return { text: noValues, key: noValues };
    const shared = {
      present: values === rows ? null : present,
      values,
      writePlain: null,
      repeatsPage: false,
      range: null,
    };
    return {
      text: {
        ...shared,
        dictionary: { codes: packed, size, write: (out) => writeTexts(out, dictionary, order, size) },
      },
      key: { ...shared, dictionary: { codes: packed, size, write: (out) => writeKeys(out, dictionary, order, size) } },
    };
  }

  /** Days by a dictionary of the span they cover, with their range. */
  days(days: Int32Array, rows: number): ColumnValues {
    let least = days[0]!;
    let most = least;
    for (let row = 1; row < rows; row++) {
      const day = days[row]!;
      if (day < least) least = day;
      else if (day > most) most = day;
    }
    const { packed, order } = this;
    const used = new Int32Array(most - least + 1);
    for (let row = 0; row < rows; row++) used[days[row]! - least] = 1;
    let size = 0;
    const list = order.length >= used.length ? order : new Int32Array(used.length);
    for (let index = 0; index < used.length; index++)
      if (used[index] === 1) {
        list[size] = index + least;
        used[index] = size++;
      }
    for (let row = 0; row < rows; row++) packed[row] = used[days[row]! - least]!;
    const write = (out: ByteWriter) => writeInt32(out, list, size);
    return {
      present: null,
      values: rows,
      dictionary: { codes: packed, size, write },
      writePlain: null,
      repeatsPage: false,
      range: [least, most],
    };
  }

  /** 32-bit numbers as they are; -1 is no value. */
  seconds(seconds: Int32Array, rows: number): ColumnValues {
    const { packed, present } = this;
    let values = 0;
    for (let row = 0; row < rows; row++) {
      const second = seconds[row]!;
      present[row] = second < 0 ? 0 : 1;
      if (second >= 0) packed[values++] = second;
    }
    if (values === 0) return noValues;
    const writePlain = (out: ByteWriter) => writeInt32(out, packed, values);
    return {
      present: values === rows ? null : present,
      values,
      dictionary: null,
      writePlain,
      repeatsPage: false,
      range: null,
    };
  }

  /** Exact decimals, by a dictionary while they are few. */
  decimals(column: DecimalColumn, rows: number): ColumnValues {
    return column.sparse ? this.sparseDecimals(column, rows) : this.denseDecimals(column, rows);
  }

  /** Decimals some rows of which have no value. */
  private sparseDecimals(column: DecimalColumn, rows: number): ColumnValues {
    const { present } = this;
    const dense = new DecimalColumn(rows, column.scale, column.wide);
    let values = 0;
    for (let row = 0; row < rows; row++) {
      present[row] = column.mantissas[row] === NO_VALUE ? 0 : 1;
      if (present[row] === 1) dense.set(values++, column.get(row));
    }
    if (values === 0) return noValues;
    return { ...this.denseDecimals(dense, values), present: values === rows ? null : present };
  }

  private denseDecimals(column: DecimalColumn, rows: number): ColumnValues {
    const shared = { present: null, values: rows, repeatsPage: false, range: null };
    const size = column.wide || column.big.size > 0 ? 0 : this.numberDistinct(column.mantissas, rows);
    if (size === 0)
      return { ...shared, dictionary: null, writePlain: (out) => writeDecimals(out, column, column.mantissas, rows) };
    const { packed: codes, distinct } = this;
    const write = (out: ByteWriter) => writeDecimals(out, column, distinct, size);
    return { ...shared, dictionary: { codes, size, write }, writePlain: null };
  }

  /** Codes of the values in `packed`, their list in `distinct`; 0 when there are too many for a dictionary to pay. */
  private numberDistinct(values: Float64Array, rows: number): number {
    const { slots, distinct, packed } = this;
    const most = Math.min(distinct.length, Math.max(rows >> 2, 256));
    const mask = slots.length - 1;
    slots.fill(0);
    let size = 0;
    for (let row = 0; row < rows; row++) {
      const value = values[row]!;
      const mixed = Math.imul((value | 0) ^ ((value / 0x100000000) | 0), 0x9e3779b1);
      let slot = (mixed ^ (mixed >>> 15)) & mask;
      let code = slots[slot]! - 1;
      while (code >= 0 && distinct[code] !== value) {
        slot = (slot + 1) & mask;
        code = slots[slot]! - 1;
      }
      if (code < 0) {
        if (size === most) return 0;
        code = size++;
        distinct[code] = value;
        slots[slot] = size;
      }
      packed[row] = code;
    }
    return size;
  }
}

function writeTexts(out: ByteWriter, { texts }: Dictionary, order: Int32Array, size: number): void {
  for (let index = 0; index < size; index++) {
    const code = order[index]!;
    const offset = texts.entries[code * 4]!;
    const length = texts.entries[code * 4 + 1]!;
    out.reserve(length + 8);
    out.view.setInt32(out.length, length, true);
    const at = out.length + 4;
    for (let byte = 0; byte < length; byte += 4)
      out.view.setInt32(at + byte, texts.view.getInt32(offset + byte, true), true);
    out.length = at + length;
  }
}

function writeKeys(out: ByteWriter, dictionary: Dictionary, order: Int32Array, size: number): void {
  out.reserve(size * 8);
  for (let index = 0; index < size; index++) {
    const code = order[index]!;
    out.view.setInt32(out.length, dictionary.keyLow[code]!, true);
    out.view.setInt32(out.length + 4, dictionary.keyHigh[code]!, true);
    out.length += 8;
  }
}

function writeInt32(out: ByteWriter, values: Int32Array, count: number): void {
  out.append(new Uint8Array(values.buffer, values.byteOffset, count * 4));
}

function writeDecimals(out: ByteWriter, column: DecimalColumn, values: Float64Array, count: number): void {
  out.reserve(count * 16);
  for (let index = 0; index < count; index++) {
    const value = values[index]!;
    if (column.wide) {
      const big = Number.isNaN(value) ? (column.big.get(index) ?? 0n) : BigInt(value);
      out.view.setBigInt64(out.length, big >> 64n);
      out.view.setBigUint64(out.length + 8, BigInt.asUintN(64, big));
      out.length += 16;
    } else if (Number.isNaN(value)) {
      out.view.setBigInt64(out.length, column.big.get(index) ?? 0n, true);
      out.length += 8;
    } else {
      const high = Math.floor(value / 0x100000000);
      out.view.setInt32(out.length, value - high * 0x100000000, true);
      out.view.setInt32(out.length + 4, high, true);
      out.length += 8;
    }
  }
}
