const QUOTE = 34;
const BLANK = 32;
/** What programs leave behind a line that they have quoted as a whole: blanks and delimiters. */
const trailing = [9, 32, 44, 59, 124];

/**
 * Takes the quotes off a line that is quoted as a whole, as a spreadsheet writes a line that it took for one cell:
 * `"a,""b, c"",d"` becomes `a,"b, c",d`, moved to its end behind blanks, as often as it is quoted. False when the line is
 * none of that or holds no delimiter.
 * @param end of the line, without its line break
 */
export function unwrapLine(bytes: Uint8Array, start: number, end: number, delimiter: number): boolean {
  let first = start;
  while (first < end && bytes[first] === BLANK) first++;
  let last = end - 1;
  while (last > first && trailing.includes(bytes[last]!)) last--;
  if (!isWrapped(bytes, first, last, delimiter)) return false;
  let to = end;
  for (let at = last - 1; at > first; at--) {
    bytes[--to] = bytes[at]!;
    if (bytes[at] === QUOTE) at--;
  }
  bytes.fill(BLANK, start, to);
  unwrapLine(bytes, to, end, delimiter);
  return true;
}

/** Whether quotes at both ends hold a delimiter, and other quotes only in pairs. */
function isWrapped(bytes: Uint8Array, first: number, last: number, delimiter: number): boolean {
  if (last - first < 2 || bytes[first] !== QUOTE || bytes[last] !== QUOTE) return false;
  let holdsDelimiter = false;
  for (let at = first + 1; at < last; at++) {
    holdsDelimiter ||= bytes[at] === delimiter;
    if (bytes[at] !== QUOTE) continue;
    if (at + 1 >= last || bytes[at + 1] !== QUOTE) return false;
    at++;
  }
  return holdsDelimiter;
}
