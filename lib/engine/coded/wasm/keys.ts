/**
 * The number of a key of eight bytes: numbers begin with 0 and follow the order in which keys are first met.
 * @param known how many keys have a number, which lie in `keys`; a new one gets this number
 * @param slots a key's number + 1 at the place of its hash or after it: `mask` + 1 of them, some of them 0
 */
export function numberKey(at: usize, keys: usize, known: u32, slots: usize, mask: u32): u32 {
  const key = load<u64>(at);
  const slot = slotOf(key, keys, slots, mask);
  const number = load<u32>(slot);
  if (number !== 0) return number - 1;
  store<u64>(keys + known * 8, key);
  store<u32>(slot, known + 1);
  return known;
}

/**
 * Numbers a list of keys.
 * @param numbers of each key; where 0 stands it gets none
 * @returns how many keys have a number then
 */
export function numberKeys(
  size: u32,
  values: usize,
  numbers: usize,
  keys: usize,
  known: u32,
  slots: usize,
  mask: u32,
): u32 {
  for (let place: u32 = 0; place < size; place++) {
    if (load<u32>(numbers + place * 4) === 0) continue;
    const number = numberKey(values + place * 8, keys, known, slots, mask);
    if (number === known) known++;
    store<u32>(numbers + place * 4, number);
  }
  return known;
}

/** Puts keys into slots that are all 0. */
export function fillSlots(known: u32, keys: usize, slots: usize, mask: u32): void {
  for (let number: u32 = 0; number < known; number++)
    store<u32>(slotOf(load<u64>(keys + number * 8), keys, slots, mask), number + 1);
}

function slotOf(key: u64, keys: usize, slots: usize, mask: u32): usize {
  let place = <u32>((key * 0x9e3779b1) >> 20) & mask;
  while (holdsOther(load<u32>(slots + place * 4), key, keys)) place = (place + 1) & mask;
  return slots + place * 4;
}

function holdsOther(number: u32, key: u64, keys: usize): bool {
  return number !== 0 && load<u64>(keys + (number - 1) * 8) !== key;
}
