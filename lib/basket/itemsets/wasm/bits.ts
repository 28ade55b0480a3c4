/** Rows of bits, in words of eight bytes. */

export function wordsFor(bits: u32): u32 {
  return (bits + 63) >> 6;
}

export function setBit(row: usize, index: u32): void {
  const word = row + ((index >> 6) << 3);
  store<u64>(word, load<u64>(word) | ((<u64>1) << (index & 63)));
}

export function countBits(row: usize, words: u32): u32 {
  let count: u64 = 0;
  for (let offset: usize = 0; offset < words * 8; offset += 8) count += popcnt(load<u64>(row + offset));
  return <u32>count;
}

/** How many bits both rows have. */
export function countBoth(one: usize, other: usize, words: u32): u32 {
  let count: u64 = 0;
  for (let offset: usize = 0; offset < words * 8; offset += 8)
    count += popcnt(load<u64>(one + offset) & load<u64>(other + offset));
  return <u32>count;
}

/** Writes the bits that both rows have, and returns how many these are. */
export function intersect(one: usize, other: usize, both: usize, words: u32): u32 {
  let count: u64 = 0;
  for (let offset: usize = 0; offset < words * 8; offset += 8) {
    const bits = load<u64>(one + offset) & load<u64>(other + offset);
    store<u64>(both + offset, bits);
    count += popcnt(bits);
  }
  return <u32>count;
}

/** Writes the bits of a row that stand where a mask has one beside each other; the target may be the row itself. */
export function pack(row: usize, mask: usize, words: u32, target: usize): void {
  let packed: u64 = 0;
  let filled: u32 = 0;
  for (let offset: usize = 0; offset < words * 8; offset += 8) {
    const bits = load<u64>(row + offset);
    for (let rest = load<u64>(mask + offset); rest !== 0; rest &= rest - 1) {
      packed |= ((bits >> ctz(rest)) & 1) << filled;
      if (++filled < 64) continue;
      store<u64>(target, packed);
      target += 8;
      packed = 0;
      filled = 0;
    }
  }
  if (filled > 0) store<u64>(target, packed);
}
