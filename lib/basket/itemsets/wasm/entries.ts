/** A list entry: a key that sorts by count, then item (eight bytes), and the address of a row or bucket. */
export const entrySize: u32 = 16;

/** Shell's sort of a list by its keys. */
export function sort(list: usize, listed: u32): void {
  for (let gap = listed >> 1; gap > 0; gap = gap === 2 ? 1 : <u32>((<u64>gap * 5) / 11)) {
    for (let index = gap; index < listed; index++) {
      const key = load<u64>(list + index * entrySize);
      const address = load<u64>(list + index * entrySize, 8);
      let place = index;
      for (; place >= gap && load<u64>(list + (place - gap) * entrySize) > key; place -= gap)
        memory.copy(list + place * entrySize, list + (place - gap) * entrySize, entrySize);
      store<u64>(list + place * entrySize, key);
      store<u64>(list + place * entrySize, address, 8);
    }
  }
}

export function itemOf(entry: usize): u32 {
  return load<u16>(entry);
}

export function countOf(entry: usize): u32 {
  return <u32>(load<u64>(entry) >> 16);
}
