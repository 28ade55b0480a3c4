import { isCard, isContact, isPerson } from '../columns/personal';
import { defuseFormula } from '../formula-guard';
import type { PassInput } from '../pass/pass-input';
import type { ByteSink } from '../source';
import type { RejectSummary } from '../understanding';
import { cleanName, hideName } from '../values/clean';
import { hiddenCell, hiddenCustomerCell, ownColumns } from './corrected';
import { describeReason } from './reasons';

const mostExamples = 5;
const longestValue = 200;
const longestText = 1_000;
const flushAt = 1 << 16;
const encoder = new TextEncoder();

/**
 * Line where a row starts, position of the first cell that is wrong (null when it is the row as a whole), why, its cells
 * (null where it cannot be cut into them) and its text.
 */
export type RejectedRow = [line: number, column: number | null, code: string, cells: string[] | null, text: string];

/**
 * Writes every rejected row to a CSV that can be corrected and read again: why it was rejected, then its cells under
 * their own header. Keeps count and examples of each code. Personal data is kept out of both.
 */
export class Rejects {
  count = 0;
  private readonly summaries = new Map<string, RejectSummary>();
  private readonly header: string[];
  private readonly delimiter: string;
  /** Columns of personal data. */
  private readonly hidden: ReadonlySet<number>;
  private readonly customer: number;
  private readonly hideCustomer: (cell: string) => string;
  /** Columns that have another use than to tell customers. */
  private readonly used: ReadonlySet<number>;
  private pending: string;

  constructor(
    private readonly sink: ByteSink,
    { dialect: { header, delimiter }, personal, assignments, options }: PassInput,
  ) {
    this.header = header;
    this.delimiter = /[,;\t|]/.test(delimiter) ? delimiter : ',';
    this.hidden = new Set(personal);
    this.customer = assignments.find(({ role }) => role === 'customerId')?.column ?? -1;
    this.hideCustomer = (cell) => hiddenCustomerCell(hideName(cleanName(cell), options.customerSalt ?? ''));
    this.used = new Set(assignments.flatMap(({ role, column }) => (role === 'customerId' ? [] : [column])));
    this.pending = `\ufeff${this.row([...ownColumns, ...header])}`;
  }

  add(...[line, column, code, cells, text]: RejectedRow): void {
    this.count++;
    const summary = this.summaries.get(code) ?? { code, count: 0, examples: [] };
    summary.count++;
    this.summaries.set(code, summary);
    const name = column === null ? null : (this.header[column] ?? `column ${column + 1}`);
    const shown = cells?.map((cell, index) => this.shownCell(cell, index));
    const whole = this.hidden.size === 0 ? hideAddresses(text) : this.hiddenText(shown);
    if (summary.examples.length < mostExamples) {
      const value = column === null ? whole : (shown?.[column] ?? '');
      summary.examples.push({ line, column: name, value: cut(value, longestValue) });
    }
    const original = shown?.slice(0, this.header.length) ?? [];
    this.pending += this.row([
      String(line),
      describeReason(code),
      name ?? '',
      code,
      shown === undefined ? cut(whole, longestText) : '',
      ...original,
    ]);
    if (this.pending.length > flushAt) this.flush();
  }

  flush(): void {
    this.sink.write(encoder.encode(this.pending));
    this.pending = '';
  }

  /** Most frequent code first. */
  summary(): RejectSummary[] {
    return [...this.summaries.values()].sort((a, b) => b.count - a.count);
  }

  private shownCell(cell: string, column: number): string {
    const text = cell.trim();
    const isShown =
      this.used.has(column) || !(isContact(text) || isCard(text) || (column === this.customer && isPerson(text)));
    if (cell === '' || (isShown && !this.hidden.has(column))) return cell;
    return column === this.customer ? this.hideCustomer(cell) : hiddenCell;
  }

  /** A row's text where some columns hold personal data; nothing of it when it cannot be cut into cells. */
  private hiddenText(cells: string[] | undefined): string {
    return cells?.join(this.delimiter) ?? hiddenCell;
  }

  /** A line of as many cells as the header has. */
  private row(cells: string[]): string {
    const missing = Math.max(ownColumns.length + this.header.length - cells.length, 0);
    return `${[...cells.map(csvCell), ...Array.from({ length: missing }, () => '')].join(this.delimiter)}\r\n`;
  }
}

const address = /[^\s@,;|"']{1,64}@[^\s@,;|"']{1,255}/g;

/** A text without the e-mail addresses in it. */
function hideAddresses(text: string): string {
  return text.includes('@') ? text.replace(address, hiddenCell) : text;
}

/** Cuts a text without splitting a surrogate pair. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  return text.slice(0, /[\ud800-\udbff]/.test(text[length - 1] ?? '') ? length - 1 : length);
}

const special = /[^\p{L}\p{N} ._/:+*'-]/u;

/** A CSV cell that no spreadsheet takes for a formula, a plain negative number excepted. */
function csvCell(text: string): string {
  const guarded = /^-[\d.,]+$/.test(text) ? text : defuseFormula(text);
  return special.test(guarded) || guarded !== text ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
