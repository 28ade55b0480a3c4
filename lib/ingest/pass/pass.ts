import type { Role } from '../../sales/sale-line';
import { type Evidence, noEvidence } from '../columns/evidence';
import type { Layout } from '../read/layout';
import { hasLoneReturn, lineEnd, lineText } from '../read/lines';
import { RowReader } from '../read/row-reader';
import { type RowSink, Scanner } from '../read/scanner';
import { TextReader } from '../read/text-reader';
import { Rejects } from '../rejects';
import { type Duplicates, RepeatCounter, SeenRows } from '../store/duplicates';
import { drawSeed } from '../store/hash-bytes';
import { groupRows, SaleColumns } from '../store/sale-columns';
import { hideName, namesTotals } from '../values/clean';
import { BasketRows } from './basket-rows';
import { EncodingChanged, NewlineChanged } from './contradiction';
import { Derivation } from './derivation';
import { FillDown } from './fill-down';
import { amountSourceOf, layoutOf, shapeOf } from './layout-of';
import { Money } from './money';
import { OddRow } from './odd-row';
import type { PassInput } from './pass-input';
import { TransactionIds } from './transaction-ids';

const chunkBytes = 512 << 10;
/** The first chunks are small, so that the loops are compiled from all their paths. */
const firstChunkBytes = 16 << 10;
const progressBytes = 4 << 20;
/** Room for a row that the end of a chunk has cut. */
const carryBytes = 1 << 20;
const slack = 64;

/** One reading of the whole file under given assumptions. */
export class Pass implements RowSink {
  readonly columns: SaleColumns;
  readonly layout: Layout;
  readonly rejected: Rejects;
  readonly money: Money;
  readonly baskets: BasketRows;
  readonly derivation: Derivation;
  readonly duplicates: Duplicates;
  readonly evidence: Evidence = noEvidence();
  blank = 0;
  /** Set when the pass will be repeated, so that writing more is in vain. */
  private dry = false;
  private readonly ids: TransactionIds | null;
  private readonly fillDown: FillDown | null;
  private line: number;
  private readonly reader: RowReader;
  private readonly scanner: Scanner;
  private readonly oddRow: OddRow;
  private readonly text: TextReader;
  private bytes = new Uint8Array(chunkBytes + carryBytes + slack);
  private view = new DataView(this.bytes.buffer);
  private end = 0;
  private final = false;

  constructor(readonly input: PassInput) {
    const { dialect, assignments, assumed, shape, idRule, known } = input;
    const seed = drawSeed();
    const columnOf = (wanted: Role) => assignments.find(({ role }) => role === wanted)?.column;
    const productName = dialect.header[columnOf('product') ?? 0];
    const salt = input.options.customerSalt ?? '';
    this.columns = new SaleColumns(
      input.part,
      shapeOf(assignments, assumed, idRule),
      seed,
      (name) => name === productName || namesTotals(name),
      input.personal.includes(columnOf('customerId') ?? -1) ? (name) => hideName(name, salt) : null,
      Math.min(groupRows, (input.source.size >> 1) + 2),
    );
    this.layout = layoutOf(dialect, assignments, assumed, this.columns, seed, shape, known, () => this.line);
    this.ids = idRule === null ? null : new TransactionIds(this.columns, idRule, input.options.fileId ?? '');
    const source = amountSourceOf(assignments);
    this.money = new Money(this.columns, source, assumed.writtenAmount);
    this.baskets = new BasketRows(this.columns, this.money, assumed.decimal);
    this.derivation = new Derivation(this.columns, source);
    this.duplicates = input.options.dropDuplicates === true ? new SeenRows(seed) : new RepeatCounter(seed);
    this.rejected = new Rejects(input.rejects);
    this.reader = new RowReader(dialect.delimiter.charCodeAt(0), assumed.anyNewline, this.layout.plans.length + 16);
    this.scanner = new Scanner(this.layout, this.columns, seed, this, this.evidence);
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
    this.text = new TextReader(input.source, assumed.encoding);
    this.line = dialect.firstDataLine;
  }

  /** Reads the file to its end and finishes the sinks. */
  run(): void {
    const { bytes, text } = this;
    let skip = this.input.dialect.dataOffset;
    let kept = 0;
    let size = firstChunkBytes;
    let reported = 0;
    while (!this.final) {
      const stop = text.fill(bytes, kept, kept + size);
      size = Math.min(size * 2, chunkBytes);
      if (text.broken) throw new EncodingChanged();
      this.final = text.ended;
      let start = 0;
      if (skip > 0) {
        start = Math.min(skip, stop);
        skip -= start;
      }
      this.setEnd(start, stop);
      const next = this.readRows(start);
      kept = this.carry(next, stop);
      if (text.bytesRead - reported < progressBytes && !this.final) continue;
      reported = text.bytesRead;
      this.input.onProgress({
        bytes: reported,
        rows: this.columns.written + this.columns.rows - this.baskets.extraLines,
      });
    }
    this.endGroup();
    this.columns.finish();
    this.rejected.flush();
  }

  keep(start: number, end: number): void {
    const { columns, money } = this;
    const row = columns.rows;
    this.ids?.settle(row, this.line);
    if (this.fillDown !== null) this.fillDown.broken = false;
    money.settle(row);
    this.line++;
    if (this.duplicates.meet(this.view, start, end)) {
      money.undo(row);
      this.rejected.add(this.line - 1, null, 'DUPLICATE_ROW', '', lineText(this.bytes, start, end));
      return;
    }
    columns.rows = row + 1;
    if (columns.isFull()) this.endGroup();
  }

  /** Takes the row whose cells are in the columns as a sale line for each of its products. */
  private keepBasket(start: number, end: number): void {
    const { columns, oddRow, baskets } = this;
    this.ids?.settle(columns.rows, this.line);
    this.line++;
    if (!this.input.dialect.basketLines && this.duplicates.meet(this.view, start, end)) {
      this.rejected.add(this.line - 1, null, 'DUPLICATE_ROW', '', lineText(this.bytes, start, end));
      return;
    }
    baskets.add(oddRow.items);
  }

  private endGroup(): void {
    this.fillDown?.endGroup();
    this.columns.endGroup(this.isDry());
    this.ids?.endGroup();
  }

  readOddRow(start: number): number {
    const { reader, oddRow, scanner, bytes } = this;
    if (scanner.pendingChanged) scanner.forgetEvidence();
    let next = reader.read(bytes, start, this.end, this.final);
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
        next = reader.giveUp(bytes, start, next, this.end, this.final);
        fault = { code: 'BAD_QUOTE', column: null };
      } else if (fault.code === 'TOO_MANY_FIELDS' && !reader.anyNewline && hasLoneReturn(bytes, start, next))
        throw new NewlineChanged();
    } else fault = oddRow.settle(bytes, this.view);
    if (fault !== null && this.line === this.input.dialect.firstDataLine && oddRow.holdsUnits(bytes))
      fault = { code: 'UNITS_ROW', column: null };
    scanner.settleEvidence();
    if (this.fillDown !== null) this.fillDown.broken = fault !== null;
    if (fault === null) {
      this.line += reader.lines - 1;
      if (this.layout.items < 0) this.keep(start, lineEnd(bytes, start, next));
      else this.keepBasket(start, lineEnd(bytes, start, next));
    } else {
      const { column, code } = fault;
      const value = column === null || column >= reader.fields ? '' : reader.text(bytes, column);
      const text = lineText(this.bytes, start, next);
      this.rejected.add(
        this.line,
        column === null ? null : (this.layout.plans[column]?.header ?? null),
        code,
        column === null ? text : value,
        text,
      );
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

  /** Sets the end of the complete lines, which is the end of the text when there is no more. */
  private setEnd(start: number, stop: number): void {
    const { bytes } = this;
    let end = stop;
    if (this.final) {
      bytes[stop] = 10;
      if (stop > start && bytes[stop - 1] !== 10) end = stop + 1;
    } else {
      while (end > start && bytes[end - 1] !== 10 && !(this.reader.anyNewline && bytes[end - 1] === 13 && end < stop))
        end--;
      if (end === start) end = stop;
    }
    bytes.fill(0, Math.max(end, stop), Math.max(end, stop) + slack - 1);
    this.end = end;
  }

  private readRows(start: number): number {
    let at = start;
    if (!this.reader.anyNewline && this.bytes[this.end - 1] === 10) {
      at = this.scanner.scan(this.bytes, this.view, at, this.end);
      return at;
    }
    while (at < this.end) {
      const next = this.readOddRow(at);
      if (next < 0) break;
      at = next;
    }
    return at;
  }

  /** Moves what is left to the front; a row longer than the room for it is rejected and skipped. */
  private carry(next: number, stop: number): number {
    const { bytes } = this;
    if (this.final || next >= stop) return 0;
    if (stop - next <= carryBytes) {
      bytes.copyWithin(0, next, stop);
      return stop - next;
    }
    return this.skipRow(next, stop);
  }

  private skipRow(next: number, stop: number): number {
    const { bytes, reader, text } = this;
    this.rejected.add(
      this.line,
      null,
      'FIELD_TOO_LONG',
      lineText(this.bytes, next, stop),
      lineText(this.bytes, next, stop),
    );
    this.line++;
    let from = next;
    let end = stop;
    for (;;) {
      const after = reader.afterLine(bytes, from, end);
      if (after >= 0) {
        bytes.copyWithin(0, after, end);
        return end - after;
      }
      from = 0;
      end = text.fill(bytes, 0, chunkBytes);
      if (end === 0) {
        this.final = true;
        return 0;
      }
    }
  }
}
