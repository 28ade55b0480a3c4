const primes = [2];
for (let next = 3; primes.length < 64; next += 2) if (primes.every((prime) => next % prime !== 0)) primes.push(next);
const fraction = (root: number) => ((root - Math.floor(root)) * 2 ** 32) | 0;
const constants = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
const start = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));

/**
 * SHA-256 of a text as hexadecimal digits; at once, where the platform's own answers only later.
 * @see FIPS 180-4, section 6.2
 */
export function sha256(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const padded = new DataView(new ArrayBuffer((((bytes.length + 8) >> 6) + 1) << 6));
  new Uint8Array(padded.buffer).set(bytes);
  padded.setUint8(bytes.length, 0x80);
  padded.setUint32(padded.byteLength - 8, Math.floor(bytes.length / 2 ** 29));
  padded.setUint32(padded.byteLength - 4, bytes.length << 3);
  const state = start.slice();
  for (let at = 0; at < padded.byteLength; at += 64) addBlock(state, padded, at);
  return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

const words = new Int32Array(64);
const rotated = (word: number, by: number) => (word >>> by) | (word << (32 - by));

function addBlock(state: Int32Array, bytes: DataView, at: number): void {
  for (let index = 0; index < 64; index++) {
    if (index < 16) {
      words[index] = bytes.getInt32(at + index * 4);
      continue;
    }
    const [w2, w15] = [words[index - 2]!, words[index - 15]!];
    const low = rotated(w15, 7) ^ rotated(w15, 18) ^ (w15 >>> 3);
    const high = rotated(w2, 17) ^ rotated(w2, 19) ^ (w2 >>> 10);
    words[index] = words[index - 16]! + low + words[index - 7]! + high;
  }
  const mixed = state.slice();
  for (let index = 0; index < 64; index++) {
    const [a, b, c] = [mixed[0]!, mixed[1]!, mixed[2]!];
    const [e, f, g] = [mixed[4]!, mixed[5]!, mixed[6]!];
    const choice = (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + ((e & f) ^ (~e & g));
    const majority = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    const sum = (mixed[7]! + choice + constants[index]! + words[index]!) | 0;
    mixed.copyWithin(1, 0, 7);
    mixed[4] = mixed[4]! + sum;
    mixed[0] = sum + majority;
  }
  for (let index = 0; index < 8; index++) state[index] = state[index]! + mixed[index]!;
}
