import { text } from './text';

/** The code of a text that is not remembered. */
declare function codeOf(column: i32, start: usize, length: usize): i32;

/** A slot is 64 bytes: the text's era and length, its code, and the text, filled up with zeros. */
export const slots: usize = memory.data(8 * 32_768 * 64, 64);
const longest: usize = 55;
const factor: u64 = ((0x9e3779b9 as u64) << 32) | 0x7f4a7c15;
const mostEras: u32 = 1 << 26;
let eras: u32 = 0;

/** Tells the codes of a column from all others that are or were remembered. */
export function newEra(): u32 {
  if (++eras < mostEras) return eras;
  memory.fill(slots, 0, 8 * 32_768 * 64);
  eras = 1;
  return eras;
}

/**
 * The code of a text in its column. Texts are remembered where their hash says, the last one in each slot; the others are asked
 * for.
 * @param plan of the column; codes below the least one are not remembered
 */
export function textCode(column: i32, plan: usize, start: usize, length: usize): i32 {
  if (length > longest) return codeOf(column, start - text, length);
  const era = load<u32>(plan, 8);
  const whole = length & ~7;
  const rest = (length & 7) << 3;
  const last = rest === 0 ? 0 : load<u64>(start + whole) & (((1 as u64) << rest) - 1);
  let hash: u64 = era;
  for (let at: usize = 0; at < whole; at += 8) {
    hash = (hash ^ load<u64>(start + at)) * factor;
    hash ^= hash >> 29;
  }
  hash = (hash ^ last) * factor;
  hash = (hash ^ (hash >> 32)) * factor;
  const slot = load<usize>(plan, 16) + ((<usize>(hash >> 40) & load<usize>(plan, 20)) << 6);
  const tag = (era << 6) | <u32>length;
  if (load<u32>(slot) === tag && isSame(start, slot + 8, whole, last)) return load<i32>(slot, 4);
  const code = codeOf(column, start - text, length);
  if (code < load<i32>(plan, 12)) return code;
  store<u32>(slot, tag);
  store<i32>(slot, code, 4);
  for (let at: usize = 0; at < whole; at += 8) store<u64>(slot + at, load<u64>(start + at), 8);
  store<u64>(slot + whole, last, 8);
  return code;
}

function isSame(start: usize, kept: usize, whole: usize, last: u64): bool {
  for (let at: usize = 0; at < whole; at += 8) if (load<u64>(start + at) !== load<u64>(kept + at)) return false;
  return load<u64>(kept + whole) === last;
}
