import type { Evidence } from '../columns/evidence';
import { type ColumnPlan, DATE, DECIMAL, FLAG, ITEMS, type Layout, TEXT, TIME } from '../read/layout';
import { longestField, type RowReader } from '../read/row-reader';
import { undoRejected } from '../rejects/corrected';
import { BAD_ENCODING, EMPTY, suspectedCode } from '../store/dictionary';
import { type HashSeed, hashBytes } from '../store/hash-bytes';
import type { SaleColumns } from '../store/sale-columns';
import { splitBasket } from '../values/baskets/basket';
import type { BasketItem } from '../values/baskets/basket-item';
import { cleanName, namesTotals } from '../values/clean';
import { CONFLICTING_DATE, OUT_OF_RANGE_DATE } from '../values/dates/date';
import { isOutOfRange, readNumber, toMantissa } from '../values/number';
import { namesUnit } from '../values/units';
import type { RowItem } from './basket-rows';
import type { Derivable, Derivation } from './derivation';
import type { FillDown } from './fill-down';

/** What later lines of an order may leave blank. */
const fillable = ['MISSING_TRANSACTION_ID', 'MISSING_DATE', 'MISSING_CUSTOMER'];

/** Why a row is no sale line; `column` is the first cell that is wrong. */
export interface RowFault {
  code: string;
  column: number | null;
}

/** The bytes of a cell, and the memory that they lie in. */
interface Cell {
  bytes: Uint8Array;
  view: DataView;
  start: number;
  end: number;
}

/** Reads the cells of one row that the scanner left, or says why the row cannot be kept. */
export class OddRow {
  /** The products of a row that lists a basket. */
  items: RowItem[] = [];
  /** Rows kept though a status says that they are no sale. */
  cancelled = 0;
  private isCancelled = false;
  /** The order that was left out last, by its id. */
  private leftOut = '';
  private scratch = new Uint8Array(1024);
  private scratchView = new DataView(this.scratch.buffer);

  constructor(
    private readonly layout: Layout,
    private readonly columns: SaleColumns,
    private readonly derivation: Derivation,
    private readonly fillDown: FillDown | null,
    private readonly reader: RowReader,
    private readonly header: string[],
    private readonly seed: HashSeed,
    private readonly evidence: Evidence,
  ) {}

  /** Whether the row holds nothing: blanks, empty cells, or a comment line. */
  isBlank(bytes: Uint8Array): boolean {
    const { reader } = this;
    if (reader.problem !== null) return false;
    if (reader.fields === 1 && this.layout.plans.length > 1 && bytes[reader.starts[0]!] === 35) return true;
    return this.isEmptyFrom(bytes, 0);
  }

  /** Whether all fields from `first` on are empty. */
  isEmptyFrom(bytes: Uint8Array, first: number): boolean {
    const { starts, ends, fields } = this.reader;
    if (fields > starts.length) return false;
    for (let field = first; field < fields; field++)
      for (let at = starts[field]!; at < ends[field]!; at++) if (bytes[at]! > 32) return false;
    return true;
  }

  /** What is wrong with the row as a whole, before its cells. */
  shapeFault(bytes: Uint8Array): RowFault | null {
    const { reader, layout } = this;
    if (reader.problem !== null) return { code: reader.problem, column: null };
    if (reader.fields < layout.required) return { code: 'TOO_FEW_FIELDS', column: null };
    if (reader.fields > layout.plans.length && !this.isEmptyFrom(bytes, layout.plans.length))
      return { code: 'TOO_MANY_FIELDS', column: null };
    for (let field = 0; field < layout.plans.length && field < reader.fields; field++)
      if (reader.ends[field]! - reader.starts[field]! > longestField) return { code: 'FIELD_TOO_LONG', column: field };
    return null;
  }

  /** Puts the cells into the columns' current row; returns the first fault from the left. */
  settle(bytes: Uint8Array, view: DataView): RowFault | null {
    const { plans } = this.layout;
    const count = Math.min(plans.length, this.reader.fields);
    this.items = [];
    this.isCancelled = false;
    let fault: RowFault | null = null;
    const blank: { [code: string]: RowFault } = {};
    let lacking: { role: Derivable; fault: RowFault } | null = null;
    for (let column = 0; column < count && fault === null; column++) {
      const plan = plans[column]!;
      const code = this.settleCell(bytes, view, column, plan);
      if (code === null) continue;
      if (this.fillDown !== null && fillable.includes(code)) {
        blank[code] = { code, column };
        continue;
      }
      const role =
        plan.decimal === null || code === 'OUT_OF_RANGE' ? null : this.derivation.roleOf(plan.decimal.column);
      if (role === null) fault = { code, column };
      else if (lacking !== null) fault = lacking.fault;
      else lacking = { role, fault: { code, column } };
    }
    if (fault === null && lacking !== null && !this.derivation.fill(lacking.role, this.columns.rows))
      fault = lacking.fault;
    const { MISSING_TRANSACTION_ID: noId, MISSING_DATE: noDate } = blank;
    if (fault === null && this.fillDown?.fill(noId !== undefined, noDate !== undefined) === false)
      fault = noId ?? noDate ?? null;
    if (fault === null && this.layout.items >= 0 && this.items.length === 0)
      fault = { code: 'MISSING_PRODUCT', column: this.layout.items };
    if (this.repeatsHeader(bytes)) return { code: 'REPEATED_HEADER', column: null };
    if (fault === null && this.isCancelled) this.cancelled++;
    return fault !== null && this.isTotal(bytes) ? { code: 'TOTALS_ROW', column: null } : fault;
  }

  private settleCell(bytes: Uint8Array, view: DataView, column: number, plan: ColumnPlan): string | null {
    const { reader, columns } = this;
    const row = columns.rows;
    const cell = this.cellAt(bytes, view, column);
    if (plan.kind === TEXT) return this.settleText(cell, plan);
    if (plan.kind === DECIMAL && plan.decimal !== null) {
      const problem = plan.decimal.settle(cell.view, cell.start, cell.end, row, this.evidence);
      if (problem === null) return null;
      if (plan.bad === null || (problem === 'MISSING' && plan.missing === null)) plan.decimal.column.setNone(row);
      if (plan.bad === null) return null;
      return problem === 'MISSING' ? plan.missing : problem === 'BAD' ? plan.bad : 'OUT_OF_RANGE';
    }
    if (plan.kind === FLAG)
      return plan.flag?.get(cell.view, cell.start, cell.end) === true ? this.settleFlag(bytes, column, plan) : null;
    if (plan.kind === ITEMS) {
      const written = reader.text(bytes, column);
      const text = this.layout.corrected ? undoRejected(written, null) : written;
      if (text.includes('\ufffd')) return 'BAD_ENCODING';
      if (plan.beside.length > 0) return this.settleProduct(bytes, view, text.trim(), plan);
      for (const item of splitBasket(text, this.layout.separator)) {
        const figures = this.priceOf(item);
        if (figures === null) return 'BAD_PRICE';
        this.items.push({ ...item, figures });
      }
      return null;
    }
    if (plan.kind === DATE) return this.settleDate(cell, plan);
    if (plan.kind === TIME) {
      const second = this.layout.dates.readTime(cell.view, cell.start, cell.end);
      columns.seconds[row] = second < 0 ? -1 : second;
      return second === -1 ? plan.bad : null;
    }
    return null;
  }

  /** The price that a cell gives with a product; null when it cannot be read. */
  private priceOf({ price }: BasketItem): RowItem['figures'] | null {
    const { unitPrice } = this.columns;
    if (price === null || unitPrice === null) return [];
    const number = readNumber(price, '.');
    if (number === null || isOutOfRange(number) || number.scale > unitPrice.scale) return null;
    return [[unitPrice, toMantissa(number, unitPrice.scale)]];
  }

  /** Takes a product of several with the figures beside it; one without a name must have none. */
  private settleProduct(
    bytes: Uint8Array,
    view: DataView,
    name: string,
    { beside, missing }: ColumnPlan,
  ): string | null {
    const { columns, layout } = this;
    const row = columns.rows;
    const figures: RowItem['figures'] = [];
    const lacking: (string | null)[] = [];
    for (const column of beside) {
      const { decimal, ...plan } = layout.plans[column]!;
      if (decimal === null) continue;
      const cell = this.cellAt(bytes, view, column);
      const problem = decimal.settle(cell.view, cell.start, cell.end, row, this.evidence);
      if (problem === null) figures.push([decimal.column, decimal.column.get(row)]);
      else if (problem === 'MISSING') lacking.push(decimal.column === columns.quantity ? null : plan.missing);
      else return problem === 'BAD' ? plan.bad : 'OUT_OF_RANGE';
    }
    if (name === '') return figures.some(([, mantissa]) => mantissa !== 0n) ? missing : null;
    const total = figures.some(([column]) => column === columns.amount);
    const fault = total ? undefined : lacking.find((code) => code !== null);
    this.items.push({ name, count: null, price: null, figures });
    return fault ?? null;
  }

  /** A flag left blank is what the line before says, where both belong to one order. */
  private settleFlag(bytes: Uint8Array, column: number, { bad }: ColumnPlan): string | null {
    const { reader, layout } = this;
    this.isCancelled = bad === null;
    const id = layout.ids < 0 ? '' : reader.text(bytes, layout.ids).trim();
    if (reader.text(bytes, column).trim() === '') return id !== '' && id === this.leftOut ? bad : null;
    this.leftOut = id;
    return bad;
  }

  private settleDate({ bytes, view, start, end }: Cell, plan: ColumnPlan): string | null {
    const { dates, clockInDate } = this.layout;
    const good = dates.readAny(bytes, view, start, end, this.evidence);
    this.columns.days[this.columns.rows] = dates.day;
    if (clockInDate) this.columns.seconds[this.columns.rows] = dates.second;
    if (good) return null;
    if (dates.isMissing()) return plan.missing;
    if (dates.day === OUT_OF_RANGE_DATE) return 'DATE_OUT_OF_RANGE';
    return dates.day === CONFLICTING_DATE ? 'DATE_CONFLICT' : plan.bad;
  }

  private settleText({ view, start, end }: Cell, plan: ColumnPlan): string | null {
    const { columns, layout } = this;
    if (plan.text === null) return null;
    const length = end - start;
    const { dictionary, codes } = plan.text;
    const code = dictionary.code(view, start, length, hashBytes(view, start, length, this.seed));
    const suspected = suspectedCode(code);
    codes[columns.rows] = suspected >= 0 ? suspected : code;
    if (code === EMPTY) return plan.missing;
    if (code === BAD_ENCODING) return 'BAD_ENCODING';
    return suspected >= 0 && !layout.totalsLackCells && namesTotals(dictionary.name(suspected)) ? 'TOTALS_ROW' : null;
  }

  /** Whether each cell only says in what its column is measured. */
  holdsUnits(bytes: Uint8Array): boolean {
    const { reader } = this;
    const texts = Array.from({ length: Math.min(reader.fields, this.header.length) }, (_, column) =>
      reader.text(bytes, column).trim(),
    );
    return texts.every((text) => text === '' || namesUnit(text));
  }

  private repeatsHeader(bytes: Uint8Array): boolean {
    const { header, reader } = this;
    for (let column = 0; column < header.length; column++)
      if (column >= reader.fields || !isSameName(reader.text(bytes, column), header[column] ?? '')) return false;
    return true;
  }

  /** Whether the first cell that is not empty starts a line of totals. */
  private isTotal(bytes: Uint8Array): boolean {
    const { reader } = this;
    for (let column = 0; column < Math.min(reader.fields, this.header.length); column++) {
      const text = reader.text(bytes, column).trim();
      if (text !== '') return namesTotals(text);
    }
    return false;
  }

  /** Where a cell of the row stands, its doubled quotes undone; an empty one where the row is short. */
  private cellAt(bytes: Uint8Array, view: DataView, column: number): Cell {
    const { reader } = this;
    const has = column < reader.fields;
    const start = has ? reader.starts[column]! : 0;
    const end = has ? reader.ends[column]! : 0;
    if (!has || reader.escaped[column] !== 1) return { bytes, view, start, end };
    const length = this.unescape(bytes, start, end);
    return { bytes: this.scratch, view: this.scratchView, start: 0, end: length };
  }

  private unescape(bytes: Uint8Array, start: number, end: number): number {
    if (this.scratch.length < end - start + 8) {
      this.scratch = new Uint8Array((end - start) * 2 + 8);
      this.scratchView = new DataView(this.scratch.buffer);
    }
    let length = 0;
    for (let at = start; at < end; at++) {
      const byte = bytes[at]!;
      this.scratch[length++] = byte;
      if (byte === 34 && bytes[at + 1] === 34) at++;
    }
    return length;
  }
}

function isSameName(cell: string, name: string): boolean {
  return cleanName(cell).toLowerCase() === name.toLowerCase();
}
