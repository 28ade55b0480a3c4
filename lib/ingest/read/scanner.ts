import type { DecimalCells } from '../columns/decimal-cells';
import { addEvidence, type Evidence, noEvidence } from '../columns/evidence';
import { EMPTY } from '../store/dictionary';
import { finishHash, type HashSeed } from '../store/hash-bytes';
import type { SaleColumns } from '../store/sale-columns';
import { type ColumnPlan, DATE, DECIMAL, FLAG, IGNORED, ITEMS, type Layout, TEXT, TIME } from './layout';
import { longestField } from './row-reader';

const LF = 10;
const CR = 13;
const QUOTE = 34;
const LF4 = 0x0a0a0a0a;
const ONES = 0x01010101;
const TOPS = 0x80808080 | 0;

/** Where rows go that the fast loop does not understand, and those that it has read. */
export interface RowSink {
  /** Reads the row at `start` in full generality; returns where the next one starts, -1 when it is not complete. */
  readOddRow(start: number): number;
  /** Takes the row whose cells are in the columns; the bytes are those of its line. */
  keep(start: number, end: number): void;
}

/**
 * The fast loop: cells go from bytes to columns in one pass, four bytes a step. It reads rows of the right number of
 * clean cells on one line; every other row is left to the sink.
 */
export class Scanner {
  /** What the cells of the row being read prove; added to `evidence` when the row is done. */
  readonly pending: Evidence = noEvidence();
  pendingChanged = false;
  /** How many columns at the left have cells that can be taken from the row before, and where these end in it. */
  private readonly leading: number;
  private readonly ends: Int32Array;

  constructor(
    private readonly layout: Layout,
    private readonly columns: SaleColumns,
    private readonly seed: HashSeed,
    private readonly sink: RowSink,
    readonly evidence: Evidence,
  ) {
    const { plans } = layout;
    const other = plans.findIndex(({ kind }) => kind !== TEXT && kind !== DATE && kind !== TIME && kind !== IGNORED);
    this.leading = Math.min(other < 0 ? plans.length : other, plans.length - 1);
    this.ends = new Int32Array(plans.length);
  }

  /** Adds what the row's cells have proved. */
  settleEvidence(): void {
    addEvidence(this.evidence, this.pending);
    this.forgetEvidence();
  }

  forgetEvidence(): void {
    Object.assign(this.pending, noEvidence());
    this.pendingChanged = false;
  }

  /**
   * Reads the rows from `start` to `end`, which is right after a line feed; returns where the first row starts that is
   * not complete. `view` must hold 32 more bytes after `end`. One long function, so that eight cells a row share their
   * state in registers.
   */
  scan(bytes: Uint8Array, view: DataView, start: number, end: number): number {
    const { layout, columns, sink, seed } = this;
    const { plans, dates, clockInDate } = layout;
    const { days, seconds } = columns;
    const count = plans.length;
    const last = count - 1;
    const delimiter = layout.delimiter.charCodeAt(0);
    const delimiter4 = Math.imul(delimiter, ONES);
    const quote4 = Math.imul(QUOTE, ONES);
    const { factor } = seed;
    const { leading, ends } = this;
    let at = start;
    let before = -1;
    let known = 0;
    while (at < end) {
      const rowStart = at;
      const row = columns.rows;
      let odd = false;
      let column = 0;
      if (before >= 0 && known > 0) {
        const same = sameBytes(view, before, rowStart, ends[known - 1]!);
        while (column < known && ends[column]! <= same) this.repeatCell(plans[column++]!, row);
        if (column > 0) at += ends[column - 1]!;
      }
      known = column;
      for (; column < count; column++) {
        const plan = plans[column]!;
        let byte = bytes[at]!;
        let quoted = false;
        if (byte <= QUOTE) {
          if (byte === QUOTE) {
            quoted = true;
            at++;
          } else if (byte === 32 || byte === 9) {
            let next = at;
            while (bytes[next] === 32 || (bytes[next] === 9 && delimiter !== 9)) next++;
            byte = bytes[next]!;
            if (byte === QUOTE || (column === 0 && (byte === LF || byte === CR))) {
              odd = true;
              break;
            }
          }
        }
        const cell = at;
        const kind = plan.kind;
        let read = false;
        if (kind === DECIMAL) {
          const cells = plan.decimal!;
          const mark = cells.markByte;
          byte = bytes[at]!;
          const negative = byte === 45;
          if (negative) byte = bytes[++at]!;
          const digits = at;
          let mantissa = 0;
          let digit = (byte - 48) >>> 0;
          while (digit <= 9) {
            mantissa = mantissa * 10 + digit;
            byte = bytes[++at]!;
            digit = (byte - 48) >>> 0;
          }
          let length = at - digits;
          let decimals = 0;
          if (byte === mark && (quoted || mark !== delimiter) && length > 0) {
            const fraction = at + 1;
            do {
              byte = bytes[++at]!;
              digit = (byte - 48) >>> 0;
              if (digit > 9) break;
              mantissa = mantissa * 10 + digit;
            } while (at - fraction < 32);
            decimals = at - fraction;
            length += decimals;
          }
          if (
            length > 0 &&
            length <= 15 &&
            decimals <= cells.scale &&
            (quoted ? byte === QUOTE : byte === delimiter || byte === LF || byte === CR)
          ) {
            mantissa *= cells.powers[decimals]!;
            if (mantissa <= cells.limit) {
              cells.column.mantissas[row] = negative && mantissa !== 0 ? -mantissa : mantissa;
              read = true;
            }
          }
          if (!read) at = cell;
        } else if (kind === DATE) {
          at = dates.readTen(bytes, view, cell);
          if (at >= 0) {
            byte = bytes[at]!;
            read = quoted ? byte === QUOTE : byte === delimiter || byte === LF || byte === CR;
            days[row] = dates.day;
            if (clockInDate) seconds[row] = dates.second;
            if (read && dates.isTelling) {
              dates.addProof(this.pending);
              this.pendingChanged = true;
            }
          }
          if (!read) at = cell;
        } else if (kind === TIME) {
          at = dates.readClock(bytes, cell);
          if (at >= 0) {
            byte = bytes[at]!;
            read = quoted ? byte === QUOTE : byte === delimiter || byte === LF || byte === CR;
            seconds[row] = dates.second;
          }
          if (!read) at = cell;
        }
        if (!read) {
          const stop4 = quoted ? quote4 : delimiter4;
          let hash = seed.start;
          let word = view.getInt32(at, true);
          let x = word ^ stop4;
          let y = word ^ LF4;
          let hit = (((x - ONES) & ~x) | ((y - ONES) & ~y)) & TOPS;
          while (hit === 0) {
            hash = Math.imul(hash ^ word, factor);
            hash ^= hash >>> 15;
            at += 4;
            word = view.getInt32(at, true);
            x = word ^ stop4;
            y = word ^ LF4;
            hit = (((x - ONES) & ~x) | ((y - ONES) & ~y)) & TOPS;
          }
          const rest = (31 - Math.clz32(hit & -hit)) >> 3;
          at += rest;
          if (kind === TEXT) {
            const text = plan.text!;
            hash = finishHash(hash, word & ((1 << (rest << 3)) - 1), factor);
            const code = text.dictionary.code(view, cell, at - cell, hash);
            text.codes[row] = code;
            if (code < 0 && (code !== EMPTY || plan.missing !== null)) {
              odd = true;
              break;
            }
          } else if (kind !== 0 && !this.readOddCell(bytes, view, column, cell, at)) {
            odd = true;
            break;
          }
        }
        byte = bytes[at]!;
        if (quoted) {
          if (byte === QUOTE) byte = bytes[++at]!;
          else byte = 0;
        }
        if (column < last) {
          if (byte !== delimiter) {
            odd = true;
            break;
          }
          at++;
          if (column === known && column < leading && (read || kind === TEXT || kind === IGNORED))
            ends[known++] = at - rowStart;
        } else {
          let rowEnd = at;
          if (byte === CR && bytes[at + 1] === LF) {
            byte = LF;
            at++;
          } else if (byte === LF && rowEnd > rowStart && bytes[rowEnd - 1] === CR) rowEnd--;
          if (byte !== LF || at - rowStart > longestField || at === rowStart) {
            odd = true;
            break;
          }
          if (this.pendingChanged) this.settleEvidence();
          sink.keep(rowStart, rowEnd);
          before = columns.rows === row + 1 ? rowStart : -1;
          at++;
        }
      }
      if (odd) {
        before = -1;
        at = sink.readOddRow(rowStart);
        if (at < 0) return rowStart;
      }
    }
    return at;
  }

  /** Takes a cell from the row before, which begins with the same bytes up to the cell's end. */
  private repeatCell({ kind, text }: ColumnPlan, row: number): void {
    const { days, seconds } = this.columns;
    const { dates } = this.layout;
    if (text !== null) text.codes[row] = text.codes[row - 1]!;
    else if (kind === DATE || kind === TIME) {
      days[row] = days[row - 1]!;
      seconds[row] = seconds[row - 1]!;
      if (kind === DATE && dates.isTelling) {
        dates.addProof(this.pending);
        this.pendingChanged = true;
      }
    }
  }

  /** Puts a figure that a row need not have into it, or none where it cannot be read. */
  private settleOptional(cells: DecimalCells, view: DataView, start: number, end: number): boolean {
    const { rows } = this.columns;
    if (cells.settle(view, start, end, rows, noEvidence()) !== null) cells.column.setNone(rows);
    return true;
  }

  /** Reads a cell of a notation that the loop does not know; false when the row needs a closer look. */
  private readOddCell(bytes: Uint8Array, view: DataView, column: number, start: number, stop: number): boolean {
    const { layout, columns, pending } = this;
    const { dates } = layout;
    const plan = layout.plans[column]!;
    if (plan.kind === ITEMS) return false;
    const end = stop > start && bytes[stop - 1] === CR ? stop - 1 : stop;
    if (plan.kind === FLAG) return plan.flag?.get(view, start, end) !== true;
    this.pendingChanged = true;
    if (plan.kind === DECIMAL) {
      const cells = plan.decimal!;
      const mantissa = cells.read(view, start, end, pending);
      cells.column.mantissas[columns.rows] = mantissa;
      if (!Number.isNaN(mantissa)) return true;
      return plan.bad === null && this.settleOptional(cells, view, start, end);
    }
    if (plan.kind === DATE) {
      const good = dates.readAny(bytes, view, start, end, pending);
      columns.days[columns.rows] = dates.day;
      if (layout.clockInDate) columns.seconds[columns.rows] = dates.second;
      return good;
    }
    const second = dates.readTime(view, start, end);
    columns.seconds[columns.rows] = second;
    return second >= 0;
  }
}

/** How many bytes are the same from two places on, as far as `most`. */
function sameBytes(view: DataView, one: number, other: number, most: number): number {
  for (let at = 0; at < most; at += 4) {
    const differing = view.getInt32(one + at, true) ^ view.getInt32(other + at, true);
    if (differing !== 0) return at + ((31 - Math.clz32(differing & -differing)) >> 3);
  }
  return most;
}
