import type { HashSeed } from '../store/hash-bytes';
import type { DateOrder } from '../understanding';
import { BAD_DATE, readDay, readInstant, readTime, type WrittenDay } from '../values/dates/date';
import { readEpoch } from '../values/dates/epoch';
import { type ExcelDay, readExcelDay, readExcelTime } from '../values/dates/excel-day';
import { readSixDigits } from '../values/dates/six-digit-day';
import { CellMemo } from './cell-memo';
import { addOrder, type Evidence } from './evidence';
import type { CountedDates } from './samples';

const missingDay = BAD_DATE - 9;
/** What stands where the time of day is not known. */
const noTime = /^\s*(?:[-–—]*|n\/?a|null|none)\s*$/i;

const readers = { days: readExcelDay, seconds: readEpoch, sixDigits: readSixDigits };

/** Reads the cells of a date column that are not YYYY-MM-DD, once per distinct day; the scanner reads those itself. */
export class DateCells {
  /** Day number of the cell read last; see `isMissing` and the codes of a day that is none. */
  day = 0;
  /** Seconds since midnight, -1 when the cell has no time. */
  second = -1;
  private lastYear = 0;
  private lastMonth = 0;
  private lastDay = 0;
  private lastValue = BAD_DATE;
  private lastProves: WrittenDay['proves'] = null;
  private readonly dayMemo: CellMemo<WrittenDay>;
  private readonly instantMemo: CellMemo<WrittenDay & { second: number }>;
  private readonly timeMemo: CellMemo<number>;
  private readonly serialMemo: CellMemo<ExcelDay | null> | null;

  /**
   * @param counted what the numbers in the column are
   * @param onProof called with the text of a day that can be read in this order only, at least the first time
   */
  constructor(order: DateOrder, counted: CountedDates, seed: HashSeed, onProof: (text: string) => void) {
    this.serialMemo = counted === null ? null : new CellMemo(seed, readers[counted]);
    const noted = <Day extends WrittenDay>(day: Day, text: string) => {
      if (day.proves === order) onProof(text);
      return day;
    };
    this.dayMemo = new CellMemo(seed, (text) =>
      text.trim() === '' ? { day: missingDay, proves: null } : noted(readDay(text, order), text),
    );
    this.instantMemo = new CellMemo(seed, (text) => noted(readInstant(text, order), text));
    this.timeMemo = new CellMemo(seed, (text) => {
      if (noTime.test(text)) return -2;
      const second = readTime(text);
      return second < 0 ? readExcelTime(text) : second;
    });
  }

  isMissing(): boolean {
    return this.day === missingDay;
  }

  /**
   * Reads DD/MM/YYYY with any marks and in any order, with or without HH:MM or HH:MM:SS at `start`; returns where it ends,
   * -1 when it is not that. What the day proves is left to `addProof`.
   */
  readTen(bytes: Uint8Array, view: DataView, start: number): number {
    const year = view.getInt32(start, true);
    const month = view.getInt32(start + 4, true);
    const day = view.getUint16(start + 8, true);
    if (year !== this.lastYear || month !== this.lastMonth || day !== this.lastDay) {
      if (!endsInYear(bytes, start)) return -1;
      const written = this.dayMemo.get(view, start, start + 10);
      if (written.day <= BAD_DATE) return -1;
      this.lastProves = written.proves;
      this.lastYear = year;
      this.lastMonth = month;
      this.lastDay = day;
      this.lastValue = written.day;
    }
    this.day = this.lastValue;
    this.second = -1;
    const mark = bytes[start + 10]!;
    if (mark !== 84 && mark !== 32) return start + 10;
    const end = this.readClock(bytes, start + 11);
    return end < 0 ? -1 : end;
  }

  /** Whether the day that `readTen` read last says anything about the order of dates. */
  get isTelling(): boolean {
    return this.lastProves !== null;
  }

  /** Adds what the day that `readTen` read last says about the order of dates. */
  addProof(evidence: Evidence): void {
    addOrder(evidence, this.lastProves);
  }

  /** Reads HH:MM or HH:MM:SS at `start`; returns where it ends, -1 when it is not that. */
  readClock(bytes: Uint8Array, start: number): number {
    const hour = twoDigits(bytes[start]!, bytes[start + 1]!);
    const minute = twoDigits(bytes[start + 3]!, bytes[start + 4]!);
    if (hour > 23 || minute > 59 || bytes[start + 2] !== 58) return -1;
    if (bytes[start + 5] !== 58) {
      this.second = hour * 3600 + minute * 60;
      return start + 5;
    }
    const second = twoDigits(bytes[start + 6]!, bytes[start + 7]!);
    if (second > 59) return -1;
    this.second = hour * 3600 + minute * 60 + second;
    return start + 8;
  }

  /** Reads a cell of any notation into `day` and `second`; false when it is no date, with the reason in `day`. */
  readAny(bytes: Uint8Array, view: DataView, start: number, end: number, evidence: Evidence): boolean {
    const serial = this.serialMemo?.get(view, start, end) ?? null;
    if (serial !== null) {
      this.day = serial.day;
      this.second = serial.second;
      return true;
    }
    const split = clockStart(bytes, start, end);
    let written = this.dayMemo.get(view, start, split < 0 ? end : split);
    this.second = split < 0 ? -1 : this.timeMemo.get(view, split + 1, end);
    if (written.day === BAD_DATE) {
      const instant = this.instantMemo.get(view, start, end);
      this.second = instant.second;
      written = instant;
    }
    this.day = written.day;
    addOrder(evidence, written.proves);
    if (this.day > BAD_DATE && split >= 0 && this.second < 0) this.day = BAD_DATE;
    return this.day > BAD_DATE;
  }

  /** Reads a time of day of any notation: seconds since midnight, -1 when it is none, -2 when the cell is empty. */
  readTime(view: DataView, start: number, end: number): number {
    return this.timeMemo.get(view, start, end);
  }
}

/** Whether ten bytes are two digits, a mark, two digits, a mark and four digits. */
function endsInYear(bytes: Uint8Array, start: number): boolean {
  const pairs = [start, start + 3, start + 6, start + 8].map((at) => twoDigits(bytes[at]!, bytes[at + 1]!));
  return pairs.every((pair) => pair < 100) && !isDigit(bytes[start + 2]!) && !isDigit(bytes[start + 5]!);
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

/** Position of the blank or T between the day and the clock, -1 when the cell has no clock. */
function clockStart(bytes: Uint8Array, start: number, end: number): number {
  let at = start + 6;
  while (at < end && bytes[at] !== 58) at++;
  if (at >= end) return -1;
  while (at > start && bytes[at] !== 32 && (bytes[at]! | 32) !== 116) at--;
  return at > start ? at : -1;
}

/** Number of two digits, above 99 when they are none. */
function twoDigits(tens: number, ones: number): number {
  const high = (tens - 48) >>> 0;
  const low = (ones - 48) >>> 0;
  return high > 9 || low > 9 ? 1000 : high * 10 + low;
}
