import { BAD_DATE, readDay } from './date';
import type { ExcelDay } from './excel-day';

const sixDigits = /^(\d{2})(\d{2})(\d{2})$/;

/** Reads a day that is written yymmdd, 700101 (1970) to 691231 (2069); null when it is none. */
export function readSixDigits(text: string): ExcelDay | null {
  const [, year = '', month, day] = sixDigits.exec(text.trim()) ?? [];
  if (year === '') return null;
  const { day: number } = readDay(`${year < '70' ? '20' : '19'}${year}-${month}-${day}`, 'ymd');
  return number > BAD_DATE ? { day: number, second: -1 } : null;
}

/** Whether the cells of a column are days written yymmdd: all of them can be, and what would be the year changes least. */
export function areSixDigits(cells: string[]): boolean {
  const distinct = (from: number, to: number) => new Set(cells.map((cell) => cell.trim().slice(from, to))).size;
  return cells.length > 1 && cells.every((cell) => readSixDigits(cell) !== null) && distinct(4, 6) > distinct(0, 2);
}
