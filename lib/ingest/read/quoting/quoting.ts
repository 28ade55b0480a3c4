import { RowReader } from '../row-reader';
import { type Quoting, quotedCells, Requoter } from './requote';

const styles = ['single', 'typographic', 'backslash'] as const;
const delimiters = [44, 59, 9, 124];
const lookedAt = 65_536;
const rowsLookedAt = 60;
const signs: Record<Quoting['style'], RegExp> = { single: /'/, typographic: /[“„«]/, backslash: /\\/ };

/**
 * The quoting that the beginning of a file speaks for; null for the usual one. Other quotes count when at least two
 * columns stand in them throughout, and any style when more rows have the same number of cells with it than without: rows
 * all of whose quotes are where their style has them, in lines quoted as a whole, too.
 */
export function quotingOf(head: Uint8Array): Quoting | null {
  const text = wholeLines(head.subarray(0, lookedAt));
  const shown = new TextDecoder().decode(text);
  const usual = new Map(delimiters.map((delimiter) => [delimiter, regularRows(text.slice(), delimiter)]));
  const mostRows = Math.max(...[...usual.values()].map(({ rows }) => rows));
  let best: { quoting: Quoting; rank: number } | null = null;
  for (const style of styles) {
    if (!signs[style].test(shown)) continue;
    for (const delimiter of delimiters) {
      const quoting = { style, delimiter };
      const found = regularRows(withoutLoose(text, quoting), delimiter);
      const rank = found.rows * found.fields;
      const improves = found.rows > (usual.get(delimiter)?.rows ?? 0) && found.rows >= mostRows;
      if (found.fields < 2 || !(improves || (style !== 'backslash' && quotedColumns(text, quoting) > 1))) continue;
      if (best === null || rank > best.rank) best = { quoting, rank };
    }
  }
  return best?.quoting ?? null;
}

/** The first lines of a text, without one that its end cuts. */
function wholeLines(text: Uint8Array): Uint8Array {
  let end = 0;
  for (let rows = 0; rows < rowsLookedAt; rows++) {
    const feed = text.indexOf(10, end);
    if (feed < 0) return end === 0 ? text : text.subarray(0, end);
    end = feed + 1;
  }
  return text.subarray(0, end);
}

/** The number of cells that most rows have, and how many rows have it; takes the quotes off lines quoted as a whole. */
function regularRows(text: Uint8Array, delimiter: number): { rows: number; fields: number } {
  const counts = new Map<number, number>();
  const reader = new RowReader(delimiter, false);
  for (let at = 0; at < text.length; ) {
    at = reader.readMended(text, at, text.length, true, 0);
    if (reader.problem === null && reader.fields > 1) counts.set(reader.fields, (counts.get(reader.fields) ?? 0) + 1);
  }
  const [fields, rows] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
  return { rows, fields };
}

/** The lines of a text in the usual quoting, save those with a quote that the style does not account for. */
function withoutLoose(text: Uint8Array, quoting: Quoting): Uint8Array {
  const requoter = new Requoter(quoting);
  const out: number[] = [];
  for (let at = 0; at < text.length; ) {
    const feed = text.indexOf(10, at);
    const next = feed < 0 ? text.length : feed + 1;
    const line = requoter.line(text, at, next);
    if (!requoter.loose) for (const byte of line) out.push(byte);
    at = next;
  }
  return Uint8Array.from(out);
}

/** Columns all of whose cells stand in these quotes, the header's left aside. */
function quotedColumns(text: Uint8Array, quoting: Quoting): number {
  const rows: boolean[][] = [];
  for (let at = text.indexOf(10) + 1; at > 0 && at < text.length; ) {
    const feed = text.indexOf(10, at);
    const end = feed < 0 ? text.length : feed;
    if (end > at + 1) rows.push(quotedCells(text.subarray(at, text[end - 1] === 13 ? end - 1 : end), quoting));
    at = end + 1;
  }
  const [first = []] = rows;
  return first.filter((_, column) => rows.every((row) => row[column] === true)).length;
}
