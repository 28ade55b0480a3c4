/** As `fingerprint` in JavaScript gives it: two lanes that take turns, for rows of which as many bytes can be read once more. */
export function printRow(into: usize, start: usize, end: usize, seed: i32, factor: i32): void {
  const second = (factor ^ 0x5bd1e994) | 1;
  const length = <i32>(end - start);
  const whole = start + (length & ~7);
  let a = seed ^ length;
  let b = ~a;
  let at = start;
  for (; at < whole; at += 8) {
    a = (a ^ load<i32>(at)) * factor;
    b = (b ^ load<i32>(at, 4)) * second;
    a ^= (<u32>b >> 15) ^ (b << 7);
    b ^= (<u32>a >> 13) ^ (a << 9);
  }
  const rest = length & 7;
  if (rest > 0) {
    const low = load<i32>(at);
    a = (a ^ (rest >= 4 ? low : low & ((1 << (rest * 8)) - 1))) * factor;
    if (rest > 4) b = (b ^ (load<i32>(at, 4) & ((1 << (rest * 8 - 32)) - 1))) * second;
    b ^= (<u32>a >> 13) ^ (a << 9);
  }
  a = (a ^ (<u32>b >> 15)) * second;
  b = (b ^ (<u32>a >> 16)) * factor;
  store<i32>(into, a ^ (<u32>b >> 14));
  store<i32>(into, b | 1, 4);
}
