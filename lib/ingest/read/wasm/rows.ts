/**
 * Reads plain rows: those of the right number of clean cells on one line. Cells go from bytes to the numbers and codes of a block
 * of rows; where a cell is of another notation, the owner is asked, and where that does not help, the row is left to it.
 */

import { clockAt, dayAt, none, second } from './dates';
import { printRow } from './fingerprint';
import { text } from './text';
import { textCode } from './texts';

export { text } from './text';
export { newEra, slots } from './texts';

/** Reads a day of another notation into the row's place; returns where it ends, 0 when it is none. */
declare function readDate(start: usize, quoted: bool, row: i32): usize;
/** Reads a cell of another notation: its number if it has one, NaN when the row needs a closer look. */
declare function readCell(column: i32, start: usize, end: usize, row: i32): f64;

const TEXT: i32 = 1;
const DECIMAL: i32 = 2;
const DATE: i32 = 3;
const TIME: i32 = 4;
const LF: u32 = 10;
const CR: u32 = 13;
const QUOTE: u32 = 34;

/** Of each column: kind; where its values go; era, least code, slots and their mask, or mark, decimals and the largest number. */
export const plans: usize = memory.data(1_024 * 32, 16);
/** What the rows of a block gave: two numbers of a fingerprint each, days, seconds, and values of up to 16 columns. */
export const prints: usize = memory.data(512 * 8, 16);
export const days: usize = memory.data(512 * 4, 16);
export const seconds: usize = memory.data(512 * 4, 16);
export const values: usize = memory.data(512 * 8 * 16, 16);

/** Bounds of the row read last, where the first one starts that was not read, and whether it was not understood. */
export let start: usize = 0;
export let end: usize = 0;
export let next: usize = 0;
export let isOdd: bool = false;

const powers: usize = memory.data<f64>([
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
]);
const longestRow: usize = 65_536;

/**
 * Reads at most `most` rows between two places of the text, the second of which is right after a line feed; returns how many.
 * @param clockInDate whether dates have the time of day
 */
export function scan(
  from: usize,
  to: usize,
  count: i32,
  delimiter: u32,
  clockInDate: bool,
  most: i32,
  seed: i32,
  factor: i32,
): i32 {
  const delimiters = i8x16.splat(<i8>delimiter);
  const lineFeeds = i8x16.splat(<i8>LF);
  const quotes = i8x16.splat(<i8>QUOTE);
  const last = count - 1;
  const stop = text + to;
  let at = text + from;
  let row: i32 = 0;
  isOdd = false;
  while (at < stop && row < most) {
    const rowStart = at;
    next = rowStart - text;
    let plan = plans;
    for (let column = 0; ; column++) {
      let byte: u32 = load<u8>(at);
      let quoted = false;
      if (byte <= QUOTE) {
        if (byte === QUOTE) {
          quoted = true;
          at++;
        } else if (byte === 32 || byte === 9) {
          let after = at;
          while (load<u8>(after) === 32 || (load<u8>(after) === 9 && delimiter !== 9)) after++;
          byte = load<u8>(after);
          if (byte === QUOTE || (column === 0 && (byte === LF || byte === CR))) return stopAt(row);
        }
      }
      const cell = at;
      const kind = load<i32>(plan);
      const place = load<usize>(plan, 4);
      let read = false;
      if (kind === DECIMAL) {
        byte = load<u8>(at);
        const isNegative = byte === 45;
        if (isNegative) byte = load<u8>(++at);
        const mark = load<u32>(plan, 8);
        const scale = load<i32>(plan, 12);
        const digits = at;
        let whole: i64 = 0;
        let digit = byte - 48;
        while (digit <= 9) {
          whole = whole * 10 + digit;
          byte = load<u8>(++at);
          digit = byte - 48;
        }
        let length = <i32>(at - digits);
        let decimals: i32 = 0;
        if (byte === mark && (quoted || mark !== delimiter) && length > 0) {
          const fraction = at + 1;
          do {
            byte = load<u8>(++at);
            digit = byte - 48;
            if (digit > 9) break;
            whole = whole * 10 + digit;
          } while (at - fraction < 32);
          decimals = <i32>(at - fraction);
          length += decimals;
        }
        if (length > 0 && length <= 15 && decimals <= scale && isEnd(byte, quoted, delimiter)) {
          const mantissa = <f64>whole * load<f64>(powers + ((<usize>(scale - decimals)) << 3));
          if (mantissa <= load<f64>(plan, 16)) {
            store<f64>(place + (row << 3), isNegative && whole !== 0 ? -mantissa : mantissa);
            read = true;
          }
        }
      } else if (kind === DATE) {
        const day = dayAt(at);
        if (day === none) {
          const after = readDate(at - text, quoted, row);
          at = text + after;
          read = after !== 0;
        } else if (load<u8>(at, 10) === 84 || load<u8>(at, 10) === 32) {
          at = clockAt(at + 11);
          read = at !== 0 && isEnd(load<u8>(at), quoted, delimiter);
          if (clockInDate) store<i32>(seconds + (row << 2), second);
        } else {
          at += 10;
          read = isEnd(load<u8>(at), quoted, delimiter);
          if (clockInDate) store<i32>(seconds + (row << 2), -1);
        }
        if (day !== none) store<i32>(days + (row << 2), day);
      } else if (kind === TIME) {
        at = clockAt(at);
        read = at !== 0 && isEnd(load<u8>(at), quoted, delimiter);
        store<i32>(seconds + (row << 2), second);
      }
      if (!read) {
        const stops = quoted ? quotes : delimiters;
        at = cell;
        for (;;) {
          const bytes = v128.load(at);
          const hits = i8x16.bitmask(v128.or(i8x16.eq(bytes, stops), i8x16.eq(bytes, lineFeeds)));
          if (hits !== 0) {
            at += ctz(hits);
            break;
          }
          at += 16;
        }
        if (kind === TEXT) {
          const code = textCode(column, plan, cell, at - cell);
          if (code < load<i32>(plan, 12)) return stopAt(row);
          store<i32>(place + (row << 2), code);
        } else if (kind !== 0) {
          const number = readCell(column, cell - text, at - text, row);
          if (Number.isNaN(number)) return stopAt(row);
          if (kind === DECIMAL) store<f64>(place + (row << 3), number);
        }
      }
      byte = load<u8>(at);
      if (quoted) {
        if (byte !== QUOTE) return stopAt(row);
        byte = load<u8>(++at);
      }
      if (column < last) {
        if (byte !== delimiter) return stopAt(row);
        at++;
        plan += 32;
        continue;
      }
      let rowEnd = at;
      if (byte === CR && load<u8>(at, 1) === LF) {
        byte = LF;
        at++;
      } else if (byte === LF && rowEnd > rowStart && load<u8>(rowEnd - 1) === CR) rowEnd--;
      if (byte !== LF || at - rowStart > longestRow || at === rowStart) return stopAt(row);
      start = rowStart - text;
      end = rowEnd - text;
      printRow(prints + (row << 3), rowStart, rowEnd, seed, factor);
      row++;
      at++;
      break;
    }
  }
  next = at - text;
  return row;
}

function stopAt(row: i32): i32 {
  isOdd = true;
  return row;
}

function isEnd(byte: u32, quoted: bool, delimiter: u32): bool {
  return quoted ? byte === QUOTE : byte === delimiter || byte === LF || byte === CR;
}
