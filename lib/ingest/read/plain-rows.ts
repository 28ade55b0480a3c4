import { type Exported, instantiate } from '../../web-assembly';
import { rowsWasm } from './generated/rows';
import { DECIMAL, TEXT } from './layout';

/** Who reads the cells of other notations; `row` counts from the start of the block. */
export interface CellReader {
  /** Code of a text; what is less than -1 has its row looked at closely. */
  codeOf(column: number, start: number, length: number): number;
  /** Reads a day of ten characters; returns where it ends, 0 when it is none. */
  readDate(start: number, quoted: number, row: number): number;
  /** The number of a cell, if it has one; NaN when its row needs a closer look. */
  readCell(column: number, start: number, stop: number, row: number): number;
}

interface Exports
  extends Exported<
    'text' | 'plans' | 'prints' | 'days' | 'seconds' | 'values' | 'slots' | 'start' | 'end' | 'next' | 'isOdd'
  > {
  newEra(): number;
  scan(...numbers: number[]): number;
}

/** What the module has room for. */
export const windowBytes = (512 << 10) + (1 << 20) + 64;
export const blockRows = 512;
export const mostPlans = 1_024;
export const mostPlaces = 16;
const planBytes = 32;
const textTables = 8;
const slotBytes = 64;
const slotsOfTable = 32_768;
/** Of a column whose texts come once, or in rows that follow each other. */
const slotsOfRunning = 1_024;

/** The WebAssembly that reads plain rows, and views of its memory: the text, what to do with each column, and what came of it. */
export interface PlainRows extends Pick<Exports, 'start' | 'end' | 'next' | 'isOdd' | 'scan'> {
  text: Uint8Array;
  prints: Int32Array;
  days: Int32Array;
  seconds: Int32Array;
  codes: Int32Array[];
  numbers: Float64Array[];
  /** Numbers of the plan of a column, and the largest mantissa. */
  planText(column: number, place: number, least: number, isRunning: boolean): void;
  planNumber(column: number, place: number, mark: number, scale: number, limit: number): void;
  planOther(column: number, kind: number): void;
  /** Forgets the codes of a column of texts. */
  renew(column: number): void;
  /** Has this one read the cells of other notations; whether another one did so before. */
  serve(reader: CellReader): boolean;
}

let rows: PlainRows | null | undefined;

/** The loop of this thread, whose files share it one after the other; null where pages must not run WebAssembly. */
export function plainRows(): PlainRows | null {
  if (rows === undefined) {
    try {
      rows = openRows();
    } catch (error) {
      if (!(error instanceof WebAssembly.CompileError)) throw error;
      rows = null;
    }
  }
  return rows;
}

function openRows(): PlainRows {
  let reader: CellReader | null = null;
  const imports = {
    texts: { codeOf: (...cell: Parameters<CellReader['codeOf']>) => reader?.codeOf(...cell) },
    rows: {
      readDate: (...cell: Parameters<CellReader['readDate']>) => reader?.readDate(...cell),
      readCell: (...cell: Parameters<CellReader['readCell']>) => reader?.readCell(...cell),
    },
  };
  const exports = instantiate<Exports>(rowsWasm, imports);
  const { memory, text, plans, prints, days, seconds, values, slots, newEra, ...others } = exports;
  const { buffer } = memory;
  const ints = new Int32Array(buffer);
  const floats = new Float64Array(buffer);
  const planAt = (column: number) => plans.value + column * planBytes;
  const places = Array.from({ length: mostPlaces }, (_, place) => values.value + place * blockRows * 8);
  return {
    ...others,
    text: new Uint8Array(buffer, text.value, windowBytes),
    prints: new Int32Array(buffer, prints.value, blockRows * 2),
    days: new Int32Array(buffer, days.value, blockRows),
    seconds: new Int32Array(buffer, seconds.value, blockRows),
    codes: places.map((at) => new Int32Array(buffer, at, blockRows)),
    numbers: places.map((at) => new Float64Array(buffer, at, blockRows)),
    planText(column, place, least, isRunning) {
      const table = slots.value + (place % textTables) * slotsOfTable * slotBytes;
      const mask = (isRunning ? slotsOfRunning : slotsOfTable) - 1;
      ints.set([TEXT, places[place]!, 0, least, table, mask], planAt(column) >> 2);
    },
    planNumber(column, place, mark, scale, limit) {
      ints.set([DECIMAL, places[place]!, mark, scale], planAt(column) >> 2);
      floats[(planAt(column) >> 3) + 2] = limit;
    },
    planOther(column, kind) {
      ints[planAt(column) >> 2] = kind;
    },
    renew(column) {
      ints[(planAt(column) >> 2) + 2] = newEra();
    },
    serve(next) {
      const isOther = reader !== next;
      reader = next;
      return isOther;
    },
  };
}
