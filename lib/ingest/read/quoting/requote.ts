/** How a file protects delimiters and quotes in its cells, where that is not by quotes that are doubled inside. */
export interface Quoting {
  /** Cells in single or typographic quotes, or a backslash before each quote or delimiter that is part of a cell. */
  style: 'single' | 'typographic' | 'backslash';
  delimiter: number;
}

/** A cell of a line: its bytes without quotes, and whether it has any. */
interface Cell {
  bytes: number[];
  quoted: boolean;
  /** The line ends inside its quotes, so that it goes on in the next. */
  open: boolean;
  /** It holds a quote that only its place tells from the one at its end. */
  loose: boolean;
}

const [LF, CR, TAB, SPACE, QUOTE, APOSTROPHE, BACKSLASH] = [10, 13, 9, 32, 34, 39, 92];
/** Pairs of quotes, in UTF-8. */
const marks: Record<Quoting['style'], [open: number[], close: number[]][]> = {
  single: [[[APOSTROPHE], [APOSTROPHE]]],
  typographic: [
    [
      [0xe2, 0x80, 0x9c],
      [0xe2, 0x80, 0x9d],
    ],
    [
      [0xe2, 0x80, 0x9e],
      [0xe2, 0x80, 0x9c],
    ],
    [
      [0xc2, 0xab],
      [0xc2, 0xbb],
    ],
  ],
  backslash: [[[QUOTE], [QUOTE]]],
};

/** Some lines in the usual quoting. */
export function requote(text: Uint8Array, quoting: Quoting): Uint8Array {
  const requoter = new Requoter(quoting);
  const out: number[] = [];
  for (let at = 0; at < text.length; ) {
    const feed = text.indexOf(LF, at);
    const next = feed < 0 ? text.length : feed + 1;
    for (const byte of requoter.line(text, at, next)) out.push(byte);
    at = next;
  }
  return Uint8Array.from(out);
}

/** Which cells of a line stand in quotes. */
export function quotedCells(line: Uint8Array, quoting: Quoting): boolean[] {
  return cellsOf(line, 0, line.length, quoting, false).map(({ quoted }) => quoted);
}

/** Puts a text into the usual quoting line by line, so that a quote that never ends costs its own line only. */
export class Requoter {
  /** Whether the line before had a quote in a cell that nothing marks as a part of it. */
  loose = false;
  /** Whether the line before has ended inside a cell. */
  private open = false;

  constructor(private readonly quoting: Quoting) {}

  /** The line from `start` with the line break before `next`. */
  line(text: Uint8Array, start: number, next: number): number[] {
    const out: number[] = [];
    let end = next;
    while (end > start && (text[end - 1] === LF || text[end - 1] === CR)) end--;
    const cells = cellsOf(text, start, end, this.quoting, this.open);
    for (const [index, { bytes, quoted, open }] of cells.entries()) {
      if (index > 0) out.push(this.quoting.delimiter);
      if (quoted && !(index === 0 && this.open)) out.push(QUOTE);
      for (const byte of bytes) quoted && byte === QUOTE ? out.push(QUOTE, QUOTE) : out.push(byte);
      if (quoted && !open) out.push(QUOTE);
    }
    for (let at = end; at < next; at++) out.push(text[at]!);
    this.open = cells.at(-1)?.open ?? false;
    this.loose = cells.some(({ loose }) => loose);
    return out;
  }
}

function cellsOf(text: Uint8Array, start: number, end: number, quoting: Quoting, wasOpen: boolean): Cell[] {
  const cells: Cell[] = [];
  for (let at = start; at <= end; ) {
    const quoted = quotedCell(text, at, end, quoting, wasOpen && cells.length === 0);
    const { cell, stop } = quoted ?? bareCell(text, at, end, quoting);
    cells.push(cell);
    at = stop + 1;
  }
  return cells;
}

/** The quoted cell at a place and where it ends; null when no quotes open and close one there. */
function quotedCell(
  text: Uint8Array,
  start: number,
  end: number,
  { style, delimiter }: Quoting,
  isOpen: boolean,
): { cell: Cell; stop: number } | null {
  let at = start;
  while (!isOpen && at < end && isBlank(text[at]!, delimiter)) at++;
  const pair = marks[style].find(([open]) => isOpen || isAt(text, at, open));
  if (pair === undefined) return null;
  const [open, close] = pair;
  const escapes = style === 'backslash';
  const bytes: number[] = [];
  let loose = false;
  for (at += isOpen ? 0 : open.length; at < end; at++) {
    if (escapes && text[at] === BACKSLASH && (text[at + 1] === QUOTE || text[at + 1] === BACKSLASH)) {
      bytes.push(text[++at]!);
      continue;
    }
    if (isAt(text, at, close)) {
      const stop = afterBlanks(text, at + close.length, end, delimiter);
      if (stop === end || text[stop] === delimiter) return { cell: { bytes, quoted: true, open: false, loose }, stop };
      if (style !== 'typographic' && isAt(text, at + 1, close)) at++;
      else loose ||= style !== 'typographic';
    }
    bytes.push(text[at]!);
  }
  return escapes ? { cell: { bytes, quoted: true, open: true, loose }, stop: end } : null;
}

function bareCell(
  text: Uint8Array,
  start: number,
  end: number,
  { style, delimiter }: Quoting,
): { cell: Cell; stop: number } {
  const bytes: number[] = [];
  let quoted = false;
  let at = start;
  for (; at < end && text[at] !== delimiter; at++) {
    const escaped = text[at + 1];
    const isEscape = style === 'backslash' && text[at] === BACKSLASH && at + 1 < end;
    if (isEscape && (escaped === delimiter || escaped === QUOTE || escaped === BACKSLASH)) {
      quoted ||= escaped !== BACKSLASH;
      at++;
    }
    bytes.push(text[at]!);
  }
  return { cell: { bytes, quoted, open: false, loose: false }, stop: at };
}

function isAt(text: Uint8Array, at: number, mark: number[]): boolean {
  return mark.every((byte, index) => text[at + index] === byte);
}

function afterBlanks(text: Uint8Array, start: number, end: number, delimiter: number): number {
  let at = start;
  while (at < end && isBlank(text[at]!, delimiter)) at++;
  return at;
}

function isBlank(byte: number, delimiter: number): boolean {
  return byte === SPACE || (byte === TAB && delimiter !== TAB);
}
