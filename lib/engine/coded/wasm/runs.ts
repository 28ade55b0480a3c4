/**
 * Reads runs and packed stretches of numbers of so many bits, at most 31, four bytes each.
 * @param from address of the first one, with eight bytes of any kind after the last
 * @see https://parquet.apache.org/docs/file-format/data-pages/encodings/#RLE
 */
export function readRuns(from: usize, width: u32, into: usize, count: u32): void {
  const mask = ((<u64>1) << width) - 1;
  const end = into + count * 4;
  let at = from;
  while (into < end) {
    let header: u32 = 0;
    let shift: u32 = 0;
    let byte: u32 = 0;
    do {
      byte = load<u8>(at++);
      header |= (byte & 127) << shift;
      shift += 7;
    } while (byte >= 128);
    const isPacked = (header & 1) === 1;
    const listed = isPacked ? (header >> 1) * 8 : header >> 1;
    const until = into + min(<u32>(end - into), listed * 4);
    if (isPacked) {
      for (let bit: u32 = 0; into < until; into += 4, bit += width)
        store<u32>(into, <u32>((load<u64>(at + (bit >> 3)) >> (bit & 7)) & mask));
      at += (header >> 1) * width;
    } else {
      const value = <u32>(load<u32>(at) & mask);
      for (; into < until; into += 4) store<u32>(into, value);
      at += (width + 7) >> 3;
    }
  }
}
