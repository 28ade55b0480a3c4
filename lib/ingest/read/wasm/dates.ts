/** No day. */
export const none: i32 = i32.MIN_VALUE;

const firstYear: i32 = 1970;
const lastYear: i32 = 2100;

let lastDate: u64 = 0;
let lastEnd: u32 = 0;
let lastDay: i32 = none;

/** The day number of ten bytes that are YYYY-MM-DD; `none` when they are not, or there is no such day. */
export function dayAt(start: usize): i32 {
  const date = load<u64>(start);
  const end = <u32>load<u16>(start, 8);
  if (date === lastDate && end === lastEnd) return lastDay;
  lastDate = date;
  lastEnd = end;
  lastDay = readDay(start);
  return lastDay;
}

function readDay(start: usize): i32 {
  if (load<u8>(start, 4) !== 45 || load<u8>(start, 7) !== 45) return none;
  const year = twoDigits(start) * 100 + twoDigits(start + 2);
  const month = twoDigits(start + 5);
  const day = twoDigits(start + 8);
  if (year < firstYear || year > lastYear || month < 1 || month > 12 || day < 1) return none;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 ? (isLeap ? 29 : 28) : 30 + ((month + (month >> 3)) & 1);
  if (day > days) return none;
  const marches = month > 2 ? year : year - 1;
  const sinceMarch = (month + 9) % 12;
  return marches * 365 + marches / 4 - marches / 100 + marches / 400 + (sinceMarch * 153 + 2) / 5 + day - 719_469;
}

/** Seconds since midnight of the clock read last. */
export let second: i32 = -1;

/** Reads HH:MM or HH:MM:SS into `second`; returns where it ends, 0 when it is not that. */
export function clockAt(start: usize): usize {
  const hour = twoDigits(start);
  const minute = twoDigits(start + 3);
  if (hour > 23 || minute > 59 || load<u8>(start, 2) !== 58) return 0;
  second = hour * 3600 + minute * 60;
  if (load<u8>(start, 5) !== 58) return start + 5;
  const rest = twoDigits(start + 6);
  if (rest > 59) return 0;
  second += rest;
  return start + 8;
}

/** The number of two digits; far above any when they are none. */
function twoDigits(at: usize): i32 {
  const high = <u32>load<u8>(at) - 48;
  const low = <u32>load<u8>(at, 1) - 48;
  return high > 9 || low > 9 ? 1_000_000 : high * 10 + low;
}
