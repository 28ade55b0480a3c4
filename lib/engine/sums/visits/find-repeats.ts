import { KeyCodes } from '../../coded/key-codes';
import type { LineMemory } from '../../coded/line-memory';

/** Keys that are looked at together: few enough for the fastest memory. */
const keysPerBucket = 256;
const hintBits = 0xffff;

/**
 * The places of keys that were there before, each with the first place of the same key. Keys are dealt into buckets by some of their bits,
 * as a table of all of them would be ten times as slow; what is twice in a bucket is looked at.
 * @param keys as `hashKey` makes them, whose bits are even, in the memory
 * @param counts whether the key at a place does
 */
export function findRepeats(
  keys: BigInt64Array,
  counts: (place: number) => boolean,
  memory: LineMemory,
): [first: number, again: number][] {
  const twice = findTwice(new Int32Array(keys.buffer, keys.byteOffset, keys.length * 2));
  if (twice.size === 0) return [];
  const halves = new Int32Array(keys.buffer, keys.byteOffset, keys.length * 2);
  // Whether there may be one with these last bits: looked at before the set, which is slow.
  const hints = new Uint8Array(hintBits + 1);
  for (const half of twice) hints[half & hintBits] = 1;
  const suspects = new KeyCodes(memory);
  const firsts: number[] = [];
  const repeats: [number, number][] = [];
  for (let place = 0; place < keys.length; place++) {
    const half = halves[place * 2]!;
    if (hints[half & hintBits] === 0 || !twice.has(half) || !counts(place)) continue;
    const code = suspects.numberOf(keys.byteOffset + place * 8);
    const first = firsts[code];
    if (first === undefined) firsts.push(place);
    else repeats.push([first, place]);
  }
  return repeats;
}

/** The low halves that several keys have. */
function findTwice(halves: Int32Array): Set<number> {
  const count = halves.length / 2;
  const shift = 32 - Math.max(1, Math.ceil(Math.log2(count / keysPerBucket)));
  const ends = new Int32Array(2 ** (32 - shift) + 1);
  for (let place = 0; place < count; place++) ends[(halves[place * 2]! >>> shift) + 1]!++;
  for (let bucket = 1; bucket < ends.length; bucket++) ends[bucket]! += ends[bucket - 1]!;
  const dealt = new Int32Array(count);
  for (let place = 0; place < count; place++) {
    const half = halves[place * 2]!;
    dealt[ends[half >>> shift]!++] = half;
  }
  const twice = new Set<number>();
  for (let bucket = 0, first = 0; bucket < ends.length - 1; bucket++) {
    const end = ends[bucket]!;
    findTwiceIn(dealt.subarray(first, end), twice);
    first = end;
  }
  return twice;
}

const slots = new Int32Array(keysPerBucket * 4);

function findTwiceIn(bucket: Int32Array, twice: Set<number>): void {
  if (bucket.length > slots.length / 2) {
    bucket.sort();
    for (let place = 1; place < bucket.length; place++)
      if (bucket[place] === bucket[place - 1]) twice.add(bucket[place]!);
    return;
  }
  slots.fill(0);
  for (let place = 0; place < bucket.length; place++) {
    // 0 stands for an empty slot.
    const half = bucket[place]! || 1;
    let slot = Math.imul(half, 0x9e3779b1) >>> 22;
    while (slots[slot] !== 0 && slots[slot] !== half) slot = (slot + 1) & (slots.length - 1);
    if (slots[slot] !== 0) twice.add(bucket[place]!);
    slots[slot] = half;
  }
}
