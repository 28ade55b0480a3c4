import { lineEnd } from './lines';
import { unwrapLine } from './quoting/wrapped-line';

export const longestField = 65_536;
const storedFields = 1_100;
/** Bytes read twice because of open quotes, beyond which no cell may hold line breaks any more. */
const rescanBudget = 64 << 20;

const LF = 10;
const CR = 13;
const QUOTE = 34;
const SPACE = 32;
const TAB = 9;

export type RowProblem = 'BAD_QUOTE' | 'FIELD_TOO_LONG';

/**
 * Reads one row of delimited text at a time, in full generality: quoted fields, doubled quotes, quoted line breaks,
 * blanks around quotes. An open quote that finds no end costs only its own line.
 */
export class RowReader {
  /** Bounds of each field without its quotes; `escaped` where it holds doubled quotes. */
  readonly starts = new Int32Array(storedFields);
  readonly ends = new Int32Array(storedFields);
  readonly escaped = new Uint8Array(storedFields);
  fields = 0;
  /** Physical lines of the row. */
  lines = 1;
  problem: RowProblem | null = null;
  /** Whether a quote inside a cell was taken as a part of it though it is not doubled. */
  loose = false;
  /** Bytes read in vain after open quotes. */
  private rescanned = 0;

  /**
   * @param anyNewline a carriage return alone ends a row too
   * @param mostFields a row of several lines with more fields than that is an open quote's doing
   */
  constructor(
    readonly delimiter: number,
    readonly anyNewline: boolean,
    private readonly mostFields = storedFields,
  ) {}

  /**
   * Reads the row at `start`; returns where the next one starts, or -1 when the row does not end within the bytes and
   * more may come (`final` is false).
   */
  read(bytes: Uint8Array, start: number, end: number, final: boolean): number {
    this.fields = 0;
    this.lines = 1;
    this.problem = null;
    this.loose = false;
    const { delimiter } = this;
    let at = start;
    for (;;) {
      let open = at;
      while (open < end && isBlank(bytes[open]!, delimiter)) open++;
      if (open < end && bytes[open] === QUOTE) {
        const close = this.readQuoted(bytes, open + 1, end, final);
        if (close < 0) return this.problem === null ? -1 : this.giveUp(bytes, start, this.reached, end, final);
        if (close - open > longestField) this.problem = 'FIELD_TOO_LONG';
        this.push(open + 1, close);
        at = close + 1;
        while (at < end && isBlank(bytes[at]!, delimiter)) at++;
      } else {
        const from = at;
        at = this.endOfUnquoted(bytes, at, end);
        if (at - from > longestField) this.problem = 'FIELD_TOO_LONG';
        this.push(from, at);
      }
      if (at >= end) return final ? end : -1;
      const byte = bytes[at]!;
      if (byte === delimiter) {
        at++;
        if (this.lines === 1 || this.fields < this.mostFields) continue;
        return this.giveUp(bytes, start, at, end, final);
      }
      if (byte === LF) return at + 1;
      if (byte === CR) {
        if (at + 1 >= end) return final ? end : -1;
        if (bytes[at + 1] === LF) return at + 2;
        if (this.anyNewline) return at + 1;
      }
      this.problem = 'BAD_QUOTE';
      return this.giveUp(bytes, start, at, end, final);
    }
  }

  /**
   * Reads the row at `start` as `read` does. One line that is quoted as a whole is read without these quotes, and one
   * with a quote that is not doubled inside a cell as if it were, where that gives as many fields as wanted.
   * @param wanted number of fields, or 0 where it is not known
   */
  readMended(bytes: Uint8Array, start: number, end: number, final: boolean, wanted: number): number {
    const next = this.read(bytes, start, end, final);
    if (next < 0 || this.lines > 1 || (this.problem === null && wanted > 0 && this.fields >= wanted)) return next;
    const stop = lineEnd(bytes, start, next);
    if (unwrapLine(bytes, start, stop, this.delimiter)) return this.read(bytes, start, end, final);
    if (this.problem === 'BAD_QUOTE' && wanted > 0 && this.readLoosely(bytes, start, stop) === wanted) {
      this.problem = null;
      this.loose = true;
    }
    return next;
  }

  /** Cuts one line into fields whose quotes end only before a delimiter; returns how many, 0 when one never ends. */
  private readLoosely(bytes: Uint8Array, start: number, end: number): number {
    const { delimiter } = this;
    this.fields = 0;
    for (let at = start; at <= end; at++) {
      let open = at;
      while (open < end && isBlank(bytes[open]!, delimiter)) open++;
      if (open === end || bytes[open] !== QUOTE) {
        const stop = this.endOfUnquoted(bytes, at, end);
        this.push(at, stop);
        at = stop;
        continue;
      }
      let close = open;
      let stop: number;
      do {
        close = bytes.subarray(0, end).indexOf(QUOTE, close + 1);
        if (close < 0) return 0;
        stop = close + 1;
        while (stop < end && isBlank(bytes[stop]!, delimiter)) stop++;
      } while (stop < end && bytes[stop] !== delimiter);
      this.sawEscape = 1;
      this.push(open + 1, close);
      at = stop;
    }
    return this.fields;
  }

  /**
   * Gives the row up after its first line, when what an open quote took in, up to `reached`, turns out not to belong
   * to it.
   */
  giveUp(bytes: Uint8Array, start: number, reached: number, end: number, final: boolean): number {
    this.problem ??= 'BAD_QUOTE';
    this.lines = 1;
    const next = this.afterLine(bytes, start, end);
    if (next >= 0) this.rescanned += Math.max(reached - next, 0);
    return next < 0 && final ? end : next;
  }

  /** Text of field `index`, quotes undone. */
  text(bytes: Uint8Array, index: number): string {
    const text = decoder.decode(bytes.subarray(this.starts[index], this.ends[index]));
    return this.escaped[index] === 1 ? text.replaceAll('""', '"') : text;
  }

  /** Where the next physical line starts, -1 when the bytes hold no line break. */
  afterLine(bytes: Uint8Array, start: number, end: number): number {
    for (let at = start; at < end; at++) {
      const byte = bytes[at]!;
      if (byte === LF) return at + 1;
      if (byte === CR && this.anyNewline) return bytes[at + 1] === LF && at + 1 < end ? at + 2 : at + 1;
    }
    return -1;
  }

  private push(start: number, end: number): void {
    if (this.fields < storedFields) {
      this.starts[this.fields] = start;
      this.ends[this.fields] = end;
      this.escaped[this.fields] = this.sawEscape;
    }
    this.sawEscape = 0;
    this.fields++;
  }

  private sawEscape = 0;
  private reached = 0;

  private endOfUnquoted(bytes: Uint8Array, start: number, end: number): number {
    const { delimiter, anyNewline } = this;
    let at = start;
    for (; at < end; at++) {
      const byte = bytes[at]!;
      if (byte === delimiter || byte === LF) break;
      if (byte === CR && (anyNewline || bytes[at + 1] === LF || at + 1 >= end)) break;
    }
    return at;
  }

  /** Position of the closing quote; -1 when there is none, with `problem` set unless more bytes may bring it. */
  private readQuoted(bytes: Uint8Array, start: number, end: number, final: boolean): number {
    let broken = false;
    this.sawEscape = 0;
    for (let at = start; ; at++) {
      this.reached = at;
      if (at >= end) {
        if (final) this.problem = 'BAD_QUOTE';
        return -1;
      }
      const byte = bytes[at]!;
      if (byte === QUOTE) {
        if (at + 1 >= end) return final ? at : -1;
        if (bytes[at + 1] !== QUOTE) return at;
        this.sawEscape = 1;
        at++;
      } else if (byte === LF || (byte === CR && this.anyNewline && bytes[at + 1] !== LF)) {
        broken = true;
        this.lines++;
        if (this.rescanned > rescanBudget) {
          this.problem = 'BAD_QUOTE';
          return -1;
        }
      }
      if (at - start > longestField) {
        this.problem = broken ? 'BAD_QUOTE' : 'FIELD_TOO_LONG';
        return -1;
      }
    }
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function isBlank(byte: number, delimiter: number): boolean {
  return byte === SPACE || (byte === TAB && delimiter !== TAB);
}
