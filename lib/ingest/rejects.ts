import { defuseFormula } from './formula-guard';
import type { ByteSink } from './source';
import type { RejectSummary } from './understanding';

const mostExamples = 5;
const longestValue = 200;
const longestText = 1_000;
const flushAt = 1 << 16;
const encoder = new TextEncoder();

/** Line where a row starts, header of the first cell that is wrong (null when it is the row as a whole), and why. */
export type RejectedRow = [line: number, column: string | null, code: string, value: string, text: string];

/** Takes rejected rows. */
export interface RejectedRows {
  add(...row: RejectedRow): void;
}

/** Writes every rejected row to a CSV and keeps count and examples of each code. */
export class Rejects implements RejectedRows {
  count = 0;
  private readonly summaries = new Map<string, RejectSummary>();
  private pending = '\ufeffline,column,code,value,text\r\n';

  constructor(private readonly sink: ByteSink) {}

  add(...[line, column, code, value, text]: RejectedRow): void {
    this.count++;
    const summary = this.summaries.get(code) ?? { code, count: 0, examples: [] };
    summary.count++;
    const short = cut(value, longestValue);
    if (summary.examples.length < mostExamples) summary.examples.push({ line, column, value: short });
    this.summaries.set(code, summary);
    this.pending += `${line},${cell(column ?? '')},${code},${cell(short)},${cell(cut(text, longestText))}\r\n`;
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
}

/** Cuts a text without splitting a surrogate pair. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  return text.slice(0, /[\ud800-\udbff]/.test(text[length - 1] ?? '') ? length - 1 : length);
}

/** A CSV cell that no spreadsheet takes for a formula. */
function cell(text: string): string {
  const guarded = defuseFormula(text);
  return /[",\r\n;\t]/.test(guarded) || guarded !== text ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
