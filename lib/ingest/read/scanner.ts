import type { DecimalCells } from '../columns/decimal-cells';
import { addEvidence, type Evidence, noEvidence } from '../columns/evidence';
import { NO_VALUE } from '../store/decimal-column';
import { EMPTY } from '../store/dictionary';
import { type HashSeed, hashBytes } from '../store/hash-bytes';
import type { SaleColumns } from '../store/sale-columns';
import { type ColumnPlan, DATE, DECIMAL, FLAG, ITEMS, type Layout, TEXT, TIME } from './layout';
import { blockRows, type CellReader, mostPlaces, mostPlans, type PlainRows, plainRows } from './plain-rows';

const LF = 10;
const CR = 13;
const QUOTE = 34;

/** Where rows go that the fast loop does not understand, and those that it has read. */
export interface RowSink {
  /** Reads the row at `start` in full generality; returns where the next one starts, -1 when it is not complete. */
  readOddRow(start: number): number;
  /** Takes the next rows, whose cells are in the columns, with their fingerprints; the last one is between two places. */
  keepRows(count: number, prints: Int32Array, start: number, end: number): void;
}

interface Place {
  from: Int32Array | Float64Array;
  to: Int32Array | Float64Array;
}

/**
 * The fast loop: cells go from bytes to columns in one pass, a block of rows at a time. It reads rows of the right number
 * of clean cells on one line; every other row is left to the sink.
 */
export class Scanner implements CellReader {
  /** What the cells of the row being read prove; added to `evidence` when the row is done. */
  readonly pending: Evidence = noEvidence();
  pendingChanged = false;
  /** How many rows that the sink does not have yet come before the one being read. */
  ahead = 0;
  private readonly rows: PlainRows | null;
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly places: Place[] = [];
  /** Of each column of texts: how often its dictionary had been cleared when its codes got their era. */
  private readonly cleared: number[] = [];

  /** @param most how many rows are read before the sink gets them */
  constructor(
    window: { bytes: Uint8Array; view: DataView },
    private readonly layout: Layout,
    private readonly columns: SaleColumns,
    private readonly seed: HashSeed,
    private readonly sink: RowSink,
    readonly evidence: Evidence,
    private readonly most = blockRows,
  ) {
    this.bytes = window.bytes;
    this.view = window.view;
    const valued = layout.plans.filter(({ kind }) => kind === TEXT || kind === DECIMAL).length;
    this.rows = valued <= mostPlaces && layout.plans.length <= mostPlans ? plainRows() : null;
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
   * Reads the rows of the window from `start` to `end`; returns where the first row starts that is not complete.
   * @param isPlain whether line feeds alone end rows, the last one at `end`
   */
  scan(start: number, end: number, isPlain: boolean): number {
    const { rows, sink } = this;
    if (rows !== null && isPlain) return this.scanBlocks(rows, start, end);
    let at = start;
    while (at < end) {
      const next = sink.readOddRow(at);
      if (next < 0) break;
      at = next;
    }
    return at;
  }

  private scanBlocks(rows: PlainRows, start: number, end: number): number {
    const { layout, columns, sink, seed } = this;
    const delimiter = layout.delimiter.charCodeAt(0);
    const clockInDate = layout.clockInDate ? 1 : 0;
    const { length } = layout.plans;
    if (rows.serve(this)) this.layOut(rows);
    let at = start;
    while (at < end) {
      this.renewEras(rows);
      const most = Math.min(this.most, columns.capacity - columns.rows);
      const count = rows.scan(at, end, length, delimiter, clockInDate, most, seed.start, seed.factor);
      if (this.pendingChanged && this.ahead === count) this.forgetEvidence();
      if (this.pendingChanged) this.settleEvidence();
      this.ahead = 0;
      at = rows.next.value;
      if (count > 0) {
        for (const { from, to } of this.places)
          to.set(count === blockRows ? from : from.subarray(0, count), columns.rows);
        sink.keepRows(count, rows.prints, rows.start.value, rows.end.value);
      }
      if (rows.isOdd.value === 0) continue;
      const next = sink.readOddRow(at);
      if (next < 0) return at;
      at = next;
    }
    return at;
  }

  codeOf(column: number, start: number, length: number): number {
    const { dictionary } = this.layout.plans[column]!.text!;
    return dictionary.code(this.view, start, length, hashBytes(this.view, start, length, this.seed));
  }

  readDate(start: number, quoted: number, row: number): number {
    const { rows, layout, bytes } = this;
    const { dates } = layout;
    this.beginRow(row);
    const end = dates.readTen(bytes, this.view, start);
    if (end < 0 || rows === null) return 0;
    const byte = bytes[end]!;
    const delimiter = layout.delimiter.charCodeAt(0);
    if (quoted === 1 ? byte !== QUOTE : byte !== delimiter && byte !== LF && byte !== CR) return 0;
    rows.days[row] = dates.day;
    if (layout.clockInDate) rows.seconds[row] = dates.second;
    if (dates.isTelling) {
      dates.addProof(this.pending);
      this.pendingChanged = true;
    }
    return end;
  }

  readCell(column: number, start: number, stop: number, row: number): number {
    const { layout, view, bytes, rows } = this;
    const plan = layout.plans[column]!;
    if (plan.kind === ITEMS || rows === null) return Number.NaN;
    const end = stop > start && bytes[stop - 1] === CR ? stop - 1 : stop;
    if (plan.kind === FLAG) return plan.flag?.get(view, start, end) === true ? Number.NaN : 0;
    this.beginRow(row);
    this.pendingChanged = true;
    if (plan.kind === DECIMAL) return this.readNumber(plan, plan.decimal!, start, end);
    const { dates } = layout;
    if (plan.kind === TIME) {
      const second = dates.readTime(view, start, end);
      rows.seconds[row] = second;
      return second < 0 ? Number.NaN : 0;
    }
    if (plan.kind !== DATE || !dates.readAny(bytes, view, start, end, this.pending)) return Number.NaN;
    rows.days[row] = dates.day;
    if (layout.clockInDate) rows.seconds[row] = dates.second;
    return 0;
  }

  /** A figure that a row need not have is none where it cannot be read. */
  private readNumber(plan: ColumnPlan, cells: DecimalCells, start: number, end: number): number {
    const { view, columns } = this;
    const mantissa = cells.read(view, start, end, this.pending);
    if (!Number.isNaN(mantissa) || plan.bad !== null) return mantissa;
    if (cells.settle(view, start, end, columns.rows, noEvidence()) === null) return mantissa;
    cells.column.setNone(columns.rows);
    return NO_VALUE;
  }

  /** The cells of the row before have proved what they can. */
  private beginRow(row: number): void {
    if (this.ahead !== row && this.pendingChanged) this.settleEvidence();
    this.ahead = row;
  }

  /** Tells the loop what to do with each column, and where values come from that it has read. */
  private layOut(rows: PlainRows): void {
    const { layout, columns, places, cleared } = this;
    places.length = 0;
    cleared.length = 0;
    let hasSeconds = false;
    let place = 0;
    layout.plans.forEach(({ kind, text, decimal, missing }, column) => {
      if (kind === DATE) places.push({ from: rows.days, to: columns.days });
      hasSeconds ||= kind === TIME || (kind === DATE && layout.clockInDate);
      const codes = rows.codes[place]!;
      const numbers = rows.numbers[place]!;
      if (text !== null) {
        rows.planText(column, place, missing === null ? EMPTY : 0, column === layout.ids);
        places.push({ from: codes, to: text.codes });
        place++;
      } else if (kind === DECIMAL && decimal !== null) {
        rows.planNumber(column, place, decimal.markByte, decimal.scale, decimal.limit);
        places.push({ from: numbers, to: decimal.column.mantissas });
        place++;
      } else rows.planOther(column, kind);
    });
    if (hasSeconds) places.push({ from: rows.seconds, to: columns.seconds });
  }

  /** Codes that were remembered count no more when their dictionary has been cleared. */
  private renewEras(rows: PlainRows): void {
    const { plans } = this.layout;
    for (let column = 0; column < plans.length; column++) {
      const text = plans[column]!.text;
      if (text === null || text.dictionary.cleared === this.cleared[column]) continue;
      this.cleared[column] = text.dictionary.cleared;
      rows.renew(column);
    }
  }
}
