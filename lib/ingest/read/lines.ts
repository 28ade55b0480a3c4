const decoder = new TextDecoder();
const longestText = 4096;

/** End of a row's text, without the line break before `next`. */
export function lineEnd(bytes: Uint8Array, start: number, next: number): number {
  let end = next;
  while (end > start && (bytes[end - 1] === 10 || bytes[end - 1] === 13)) end--;
  return end;
}

/** Text of a row, cut where it is long. */
export function lineText(bytes: Uint8Array, start: number, next: number): string {
  return decoder.decode(bytes.subarray(start, Math.min(lineEnd(bytes, start, next), start + longestText)));
}

/** Whether a carriage return stands without a line feed. */
export function hasLoneReturn(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] === 13 && bytes[at + 1] !== 10) return true;
  return false;
}
