const highBits = 0x80808080;
/** UTF-8 of the upper 128 characters, three bytes each, and how many of the three are used. */
const utf8 = new Uint8Array(128 * 3);
const lengths = new Uint8Array(128);

for (let byte = 128; byte < 256; byte++) {
  // Without `stream`, Node 20 decodes Latin-1 in its place.
  const character = new TextDecoder('windows-1252').decode(Uint8Array.of(byte), { stream: true });
  lengths[byte - 128] = new TextEncoder().encodeInto(character, utf8.subarray((byte - 128) * 3)).written;
}

/**
 * Writes Windows-1252 as UTF-8 to `target` from `at`, four bytes a step where they are ASCII; returns the end. Several
 * times as fast as decoding to a string and encoding that.
 * @param target must have room for three bytes per byte
 */
export function windows1252ToUtf8(bytes: Uint8Array, target: Uint8Array, at: number): number {
  const from = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const to = new DataView(target.buffer, target.byteOffset, target.length);
  let end = at;
  let index = 0;
  while (index < bytes.length) {
    if (index + 4 <= bytes.length) {
      const word = from.getInt32(index, true);
      if ((word & highBits) === 0) {
        to.setInt32(end, word, true);
        index += 4;
        end += 4;
        continue;
      }
    }
    const byte = bytes[index++]!;
    if (byte < 128) target[end++] = byte;
    else {
      const entry = (byte - 128) * 3;
      for (let unit = 0; unit < lengths[byte - 128]!; unit++) target[end++] = utf8[entry + unit]!;
    }
  }
  return end;
}
