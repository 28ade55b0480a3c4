import { type Evidence, noEvidence } from '../columns/evidence';
import { MemorySink } from '../memory';
import type { RowGroup } from '../parquet/row-group';
import type { Layout } from '../read/layout';
import { hasLoneReturn, lineEnd, lineText } from '../read/lines';
import { openText } from '../read/open-text';
import { RowReader } from '../read/row-reader';
import { type RowSink, Scanner } from '../read/scanner';
import type { Text } from '../read/text-reader';
import { TextWindow } from '../read/text-window';
import type { RejectedRow } from '../rejects/rejects';
import { type Duplicates, RowPrints, SeenRows } from '../store/duplicates';
import { IdSpans } from '../store/id-spans';
import { ProductNames } from '../store/product-names';
import type { SaleColumns } from '../store/sale-columns';
import type { Proofs } from '../understanding';
import { BasketRows } from './basket-rows';
import { Contradiction } from './contradiction';
import { Derivation } from './derivation';
import { FillDown } from './fill-down';
import { type Findings, gatherFindings, type PassParts } from './findings';
import { KnownRows } from './known-rows';
import { amountSourceOf, layoutOf, saleColumnsOf } from './layout-of';
import { Money } from './money';
import { OddRow, type RowFault } from './odd-row';
import type { PassInput, Stretch } from './pass-input';
import { Reductions } from './reductions';
import { TransactionIds } from './transaction-ids';

/** Row groups in Parquet's form, and rejected rows with lines counted from the start of their stretch. */
export interface PassOutput {
  part: Uint8Array;
  groups: RowGroup[];
  rejected: RejectedRow[];
  /** What the cells read so far have proved. */
  proofs: Proofs;
}

/** A reading of a file, stretch by stretch, under given assumptions. */
export class Pass implements RowSink, PassParts {
  readonly columns: SaleColumns;
  readonly layout: Layout;
  readonly money: Money;
  private readonly reductions: Reductions | null;
  readonly baskets: BasketRows;
  readonly derivation: Derivation;
  readonly duplicates: Duplicates;
  readonly products: ProductNames;
  readonly idSpans: IdSpans | null;
  private readonly known: KnownRows | null;
  readonly evidence: Evidence = noEvidence();
  blank = 0;
  looseQuotes = 0;
  /** Set when the pass will be repeated, so that writing more is in vain. */
  private dry = false;
  private readonly ids: TransactionIds | null;
  private readonly fillDown: FillDown | null;
  private line = 0;
  /** Physical line of the file's first row, -1 in the stretches after it. */
  private firstLine = -1;
  private readonly reader: RowReader;
  private readonly scanner: Scanner;
  /** Whether rows may turn out to be there already. */
  private readonly oneByOne: boolean;
  readonly oddRow: OddRow;
  private readonly window: TextWindow;
  private readonly part = new MemorySink();
  private rejected: RejectedRow[] = [];

  /**
   * @param rows how many rows there may be in all
   * @param mostPrints of how many rows fingerprints are kept
   */
  constructor(
    private readonly input: PassInput,
    rows: number,
    mostPrints: number,
  ) {
    const { dialect, assignments, assumed, idRule, known, seed } = input;
    this.products = new ProductNames(input);
    this.columns = saleColumnsOf(input, this.part, this.products, rows);
    this.layout = layoutOf(input, this.columns, () => this.line + this.scanner.ahead);
    this.idSpans =
      idRule === null && assignments.some(({ role }) => role === 'date') ? new IdSpans(this.columns) : null;
    this.ids = idRule === null ? null : new TransactionIds(this.columns, idRule, input.options.fileId ?? '');
    const source = amountSourceOf(input);
    this.money = new Money(this.columns, source, assumed.writtenAmount);
    const { lineValues } = input;
    this.reductions =
      lineValues.discount === null && lineValues.cost === null
        ? null
        : new Reductions(this.columns, lineValues, source === 'lineTotal');
    this.baskets = new BasketRows(this.columns, this.money, assumed.decimal);
    this.derivation = new Derivation(this.columns, source);
    this.duplicates = input.options.dropDuplicates === true ? new SeenRows(seed) : new RowPrints(seed, mostPrints);
    const lines = input.options.known;
    this.known = lines === undefined ? null : new KnownRows(lines, this.columns, this.money, this.baskets);
    this.window = new TextWindow(assumed.anyNewline);
    this.reader = new RowReader(dialect.delimiter.charCodeAt(0), assumed.anyNewline, this.layout.plans.length + 16);
    this.oneByOne = lines !== undefined || input.options.dropDuplicates === true;
    const most = this.oneByOne ? 1 : undefined;
    this.scanner = new Scanner(this.window, this.layout, this.columns, seed, this, this.evidence, most);
    this.fillDown = known?.blank === undefined ? null : new FillDown(this.columns, known.blank === 'id');
    this.oddRow = new OddRow(
      this.layout,
      this.columns,
      this.derivation,
      this.fillDown,
      this.reader,
      dialect.header,
      seed,
      this.scanner.pending,
    );
  }

  /** Sale lines so far. */
  get rows(): number {
    return this.columns.written + this.columns.rows - this.baskets.extraLines;
  }

  /**
   * Reads a stretch to its end; returns how many physical lines it has.
   * @param onChunk told how many of its bytes have been read
   * @throws Contradiction when the file is not as assumed
   */
  read(stretch: Stretch, onChunk: (bytes: number) => void): number {
    const { window } = this;
    const { encoding } = this.input.assumed;
    const text = openText(
      stretch.bytes,
      stretch.first ? encoding : { ...encoding, skip: 0 },
      this.input.dialect.quoting,
    );
    this.line = stretch.line;
    this.firstLine = stretch.first ? stretch.line : -1;
    let { skip } = stretch;
    window.restart();
    let ended: boolean;
    do {
      window.fill(text, stretch.last, skip);
      ended = text.ended;
      if (text.broken) throw new Contradiction('encoding');
      const start = Math.min(skip, window.stop);
      skip -= start;
      const next = this.readRows(start);
      if (!window.carry(next)) this.skipRow(text, next);
      onChunk(text.bytesRead);
    } while (!ended);
    if (window.carried > 0) throw new Contradiction('stretch');
    this.endGroup();
    return this.line - stretch.line;
  }

  /** What has been read since this was asked last. */
  take(): PassOutput {
    const groups = this.columns.takeGroups();
    const output = { part: this.part.bytes(), groups, rejected: this.rejected, proofs: { ...this.layout.proofs } };
    this.part.restart();
    this.rejected = [];
    return output;
  }

  findings(): Findings {
    return gatherFindings(this);
  }

  keepRows(count: number, prints: Int32Array, start: number, end: number): void {
    const { columns, duplicates } = this;
    if (this.oneByOne || !(duplicates instanceof RowPrints)) {
      this.keep(start, end);
      return;
    }
    this.settleRows(count);
    duplicates.add(prints.subarray(0, count * 2));
    columns.rows += count;
    if (!columns.hasRoom(1)) this.endGroup();
  }

  /** Works out what the cells of the next rows, one line each, leave open. */
  private settleRows(count: number): void {
    const { money, ids, reductions } = this;
    const first = this.columns.rows;
    const stop = first + count;
    if (ids !== null) for (let row = first; row < stop; row++) ids.settle(row, this.line + row - first);
    if (this.fillDown !== null) this.fillDown.broken = false;
    for (let row = first; row < stop; row++) money.settle(row);
    if (reductions !== null) for (let row = first; row < stop; row++) reductions.settle(row);
    this.line += count;
  }

  private keep(start: number, end: number): void {
    const { columns, money } = this;
    const row = columns.rows;
    this.settleRows(1);
    if (this.duplicates.meet(this.window.view, start, end)) {
      money.undo(row);
      this.leaveOut('DUPLICATE_ROW', start, end);
      return;
    }
    columns.rows = row + 1;
    if (this.known !== null) this.leaveOutKnown(this.known, row, start, end);
    if (columns.isFull()) this.endGroup();
  }

  /** Takes the row whose cells are in the columns as a sale line for each of its products. */
  private keepBasket(start: number, end: number): void {
    const { columns, oddRow, baskets } = this;
    this.ids?.settle(columns.rows, this.line);
    this.line++;
    if (!this.input.dialect.basketLines && this.duplicates.meet(this.window.view, start, end)) {
      this.leaveOut('DUPLICATE_ROW', start, end);
      return;
    }
    const first = columns.rows;
    baskets.add(oddRow.items);
    if (this.known !== null) this.leaveOutKnown(this.known, first, start, end);
  }

  private leaveOutKnown(known: KnownRows, first: number, start: number, end: number): void {
    const code = known.settle(first);
    if (code !== null) this.leaveOut(code, start, end);
  }

  /** Rejects the row before the current one, which could have been kept. */
  private leaveOut(code: string, start: number, end: number): void {
    this.reader.readMended(this.window.bytes, start, end, true, this.layout.required);
    this.reject(this.line - 1, { code, column: null }, start, end);
  }

  /** Rejects the row that the reader has read last. */
  private reject(line: number, { code, column }: RowFault, start: number, end: number): void {
    const { reader } = this;
    const { bytes } = this.window;
    const isCut = reader.problem === null && reader.fields <= this.layout.plans.length;
    const cells = isCut ? Array.from({ length: reader.fields }, (_, index) => reader.text(bytes, index)) : null;
    this.rejected.push([line, column, code, cells, lineText(bytes, start, end)]);
  }

  private endGroup(): void {
    this.fillDown?.endGroup();
    this.idSpans?.endGroup();
    this.columns.endGroup(this.isDry());
    this.ids?.endGroup();
  }

  readOddRow(start: number): number {
    const { reader, oddRow, scanner } = this;
    const { bytes, view, end, final } = this.window;
    if (scanner.pendingChanged) scanner.forgetEvidence();
    let next = this.input.dialect.basketLines
      ? reader.read(bytes, start, end, final)
      : reader.readMended(bytes, start, end, final, this.layout.required);
    if (next < 0) return next;
    if (oddRow.isBlank(bytes)) {
      this.blank += reader.lines;
      this.line += reader.lines;
      return next;
    }
    if (this.layout.items >= 0 && !this.columns.hasRoom(((next - start) >> 1) + 2)) this.endGroup();
    let fault = oddRow.shapeFault(bytes);
    if (fault !== null) {
      if (reader.lines > 1) {
        next = reader.giveUp(bytes, start, next, end, final);
        fault = { code: 'BAD_QUOTE', column: null };
      } else if (fault.code === 'TOO_MANY_FIELDS' && !reader.anyNewline && hasLoneReturn(bytes, start, next))
        throw new Contradiction('newline');
    } else fault = oddRow.settle(bytes, view);
    if (fault !== null && this.line === this.firstLine && oddRow.holdsUnits(bytes))
      fault = { code: 'UNITS_ROW', column: null };
    scanner.settleEvidence();
    if (this.fillDown !== null) this.fillDown.broken = fault !== null;
    if (fault === null) {
      if (reader.loose) this.looseQuotes++;
      this.line += reader.lines - 1;
      if (this.layout.items < 0) this.keep(start, lineEnd(bytes, start, next));
      else this.keepBasket(start, lineEnd(bytes, start, next));
    } else {
      this.reject(this.line, fault, start, next);
      this.line += reader.lines;
      if (this.columns.isFull()) this.endGroup();
    }
    return next;
  }

  /** Whether the pass has met something that its assumptions do not hold. */
  private isDry(): boolean {
    this.dry ||=
      this.columns.hasOverflowed() ||
      this.layout.plans.some(({ decimal }) => decimal !== null && decimal.neededScale > decimal.scale);
    return this.dry;
  }

  private readRows(start: number): number {
    const { bytes, end } = this.window;
    return this.scanner.scan(start, end, !this.reader.anyNewline && bytes[end - 1] === 10);
  }

  /** Rejects a row that is longer than any should be, and skips its line. */
  private skipRow(text: Text, next: number): void {
    const { window, reader } = this;
    this.rejected.push([this.line, null, 'FIELD_TOO_LONG', null, lineText(window.bytes, next, window.stop)]);
    this.line++;
    window.skipLine(text, next, (bytes, start, end) => reader.afterLine(bytes, start, end));
  }
}
