import { AppError } from '../../errors';
import { assignRoles, countKnownNames, isPositional } from '../columns/header';
import { chooseExamples } from '../preview/choose-examples';
import { isCorrectedFile, ownColumns, undoRejected } from '../rejects/corrected';
import type { Example, IngestOptions } from '../understanding';
import { cleanName } from '../values/clean';
import { areBasketLines } from './basket-lines';
import type { Quoting } from './quoting/requote';
import { longestField, RowReader } from './row-reader';

export interface Dialect {
  delimiter: string;
  /** Other than the usual one, which the text then has been put into. */
  quoting: Quoting | null;
  anyNewline: boolean;
  /** Names of the columns: "column 1" and so on where the file does not name them. */
  header: string[];
  /** Whether each line is a basket, a product in each cell. */
  basketLines: boolean;
  /** Whether it is our own file of rejected rows, whose first columns are none of the till's. */
  corrected: boolean;
  /** Physical line of the header, from 1; 0 when the file has none. */
  headerLine: number;
  firstDataLine: number;
  /** Where the rows after the header start in the text. */
  dataOffset: number;
}

export const mostColumns = 1_000;
const longestHeader = 1_000;
const candidates = [',', ';', '\t', '|'];
/** Tried where none of the usual ones shows a column that is known. */
const rareCandidates = ['~', '^'];
const rowsLookedAt = 50;
/** What tells a spreadsheet the delimiter. */
const separatorLine = /^"?sep=(.)"?[ \t]*(?:\r\n?|\n|$)/i;

interface Row {
  cells: string[];
  fields: number;
  start: number;
  line: number;
  nextLine: number;
  next: number;
}

/**
 * Delimiter and header line of a text by its beginning: the row with the most names of columns, under the delimiter
 * that shows the most of them and cuts the rows most evenly. Lines before it are a preamble.
 * @param head the beginning of the text, in the usual quoting
 * @param final whether `head` is the whole text
 * @throws AppError "unreadable_file" with EMPTY_FILE, NO_HEADER, HEADER_TOO_LONG or TOO_MANY_COLUMNS
 */
export function findDialect(
  head: Uint8Array,
  final: boolean,
  quoting: Quoting | null,
  mapping: IngestOptions['mapping'] = {},
): Dialect {
  if (!head.some((byte) => byte > 32))
    refuse('EMPTY_FILE', 'The file holds no text; choose the file that the till exported.');
  const anyNewline = endsRowsByReturn(head);
  const hint = separatorLine.exec(new TextDecoder().decode(head.subarray(0, 12)))?.[1];
  let best: { score: number; rank: number; delimiter: string; row: Row; rows: Row[] } | null = null;
  const usual = hint === undefined || candidates.includes(hint) ? candidates : [hint, ...candidates];
  for (const delimiter of [...usual, ...rareCandidates]) {
    if (rareCandidates.includes(delimiter) && best !== null && best.score > 1) break;
    const rows = readRows(head, delimiter, anyNewline, final).slice(hint === undefined ? 0 : 1);
    for (const [index, row] of rows.entries()) {
      const score = isCorrectedFile(row.cells) ? mostColumns : countKnownNames(row.cells, mapping);
      const rank = evenness(rows.slice(index), row.fields) + (delimiter === hint ? 1 : 0);
      if (best === null || score > best.score || (score === best.score && rank > best.rank))
        best = { score, rank, delimiter, row, rows };
      if (score > 1 && headsTable(rows.slice(index))) break;
    }
  }
  if (best === null)
    refuse('NO_HEADER', 'The first line is too long to hold the names of columns; export the sales as CSV again.');
  if (best.row.cells.every((cell) => cell === ''))
    refuse('EMPTY_FILE', 'The file holds delimiters but no text; choose the file that the till exported.');
  const { row, delimiter, rows } = best;
  if (row.fields > mostColumns)
    refuse('TOO_MANY_COLUMNS', `Line ${row.line} has ${row.fields} columns; at most ${mostColumns} can be read.`);
  if (best.score === 0 || (best.score < mostColumns && holdsValues(row))) {
    if (isPositional(mapping))
      return withoutHeader(rows.find(({ fields }) => fields === row.fields) ?? row, row.fields);
    const [first = row] = rows;
    if (best.score === 0 && areBasketLines(rows.map(({ cells }) => cells)))
      return { ...withoutHeader(first, Math.max(...rows.map(({ fields }) => fields))), basketLines: true };
    const [numbers, ...baskets] = rows;
    if (
      best.score === 0 &&
      numbers !== undefined &&
      countsUp(numbers.cells) &&
      areBasketLines(baskets.map(({ cells }) => cells))
    )
      return { ...withoutHeader(baskets[0] ?? numbers, numbers.fields), basketLines: true };
    if (best.score === 0) refuseData(row, rows);
  }
  const below = rows.slice(rows.indexOf(row) + 1);
  const names = [...(areNumbered(below, row.fields) ? [''] : []), ...row.cells.map((cell) => cleanName(cell))];
  const corrected = isCorrectedFile(names);
  const header = corrected
    ? names.map((name, column) => undoRejected(column < ownColumns.length ? '' : name, null))
    : names;
  const long = header.findIndex((name) => name.length > longestHeader);
  if (long >= 0)
    refuse('HEADER_TOO_LONG', `The name of column ${long + 1} is longer than ${longestHeader} characters; shorten it.`);
  refuseUnmapped(header, mapping, below);
  return {
    delimiter,
    quoting,
    anyNewline,
    header,
    basketLines: false,
    corrected,
    headerLine: row.line,
    firstDataLine: row.nextLine,
    dataOffset: row.next,
  };

  function withoutHeader(first: Row, columns: number): Dialect {
    return {
      delimiter,
      quoting,
      anyNewline,
      header: placesOf(columns),
      basketLines: false,
      corrected: false,
      headerLine: 0,
      firstDataLine: first.line,
      dataOffset: first.start,
    };
  }
}

function readRows(text: Uint8Array, delimiter: string, anyNewline: boolean, final: boolean): Row[] {
  const head = text.slice();
  const reader = new RowReader(delimiter.charCodeAt(0), anyNewline);
  const rows: Row[] = [];
  let line = 1;
  for (let at = 0; at < head.length && rows.length < rowsLookedAt; ) {
    const next = reader.readMended(head, at, head.length, final || head.length - at > longestField, 0);
    if (next < 0) break;
    const nextLine = line + reader.lines;
    const count = Math.min(reader.fields, mostColumns + 1);
    const cells = Array.from({ length: count }, (_, index) => reader.text(head, index));
    if (cells.some((cell) => cell.trim() !== '') || count > 1)
      rows.push({ cells, fields: reader.fields, start: at, line, nextLine, next });
    line = nextLine;
    at = next;
  }
  return rows;
}

/** How many rows are cut into as many fields as the first, weighted by how many that are. */
function evenness(rows: Row[], fields: number): number {
  const same = rows.filter((row) => row.fields === fields).length;
  return fields === 1 ? 0 : (same / rows.length) * Math.min(fields, 20);
}

/** Whether carriage returns end the rows: line feeds then only stand inside quotes. */
function endsRowsByReturn(head: Uint8Array): boolean {
  let returns = 0;
  let feeds = 0;
  for (let at = 0; at < head.length; at++) {
    if (head[at] === 10) feeds++;
    else if (head[at] === 13 && head[at + 1] !== 10) returns++;
  }
  return returns > feeds;
}

/** Whether the first row is followed by data under it, so that a later one that looks like it is a header repeated. */
function headsTable([header, ...rows]: Row[]): boolean {
  const [first, second] = rows;
  const isData = (row: Row | undefined) => row !== undefined && row.fields === header?.fields && holdsValues(row);
  return isData(first) && (isData(second) || second?.cells.join('\n') === header?.cells.join('\n'));
}

/** Whether each row starts with its number under no name, as R writes it: one cell more than the header has. */
function areNumbered(rows: Row[], fields: number): boolean {
  const numbers = rows.map(({ cells }) => Number(cells[0] === '' ? Number.NaN : cells[0]));
  const areWider = rows.every((row) => row.fields === fields + 1);
  const rise = numbers.every((number, index) => Number.isInteger(number) && number > (numbers[index - 1] ?? -1));
  return rows.length > 0 && areWider && rise && rows.some(({ cells }) => cells.at(-1) !== '');
}

/** Whether cells are the numbers of their columns. */
function countsUp(cells: string[]): boolean {
  const first = Number(cells[0]);
  return cells.length > 1 && first <= 1 && cells.every((cell, index) => cell === String(first + index));
}

function holdsValues(row: Row): boolean {
  return row.cells.some((cell) => /^[^\p{L}]*\d[^\p{L}]*$/u.test(cell.trim()));
}

/** A first row that is no header but a sale. */
function refuseData(row: Row, rows: Row[]): void {
  if (!holdsValues(row)) return;
  throw new AppError(
    'unreadable_file',
    `Line ${row.line} holds values, not names of columns; add a first line that names each column, or map them by place, such as {"product": "column 1"}.`,
    { reason: 'NO_HEADER', extra: { headers: placesOf(row.fields), examples: examplesIn(rows, row.fields) } },
  );
}

/** Refuses a header whose names do not say enough, with cells of its columns to name them by. */
function refuseUnmapped(header: string[], mapping: IngestOptions['mapping'], rows: Row[]): void {
  try {
    assignRoles(
      header,
      mapping,
      rows.map(({ cells }) => cells),
    );
  } catch (error) {
    if (error instanceof AppError && error.extra.headers !== undefined)
      error.extra.examples = examplesIn(rows, header.length);
    throw error;
  }
}

function placesOf(columns: number): string[] {
  return Array.from({ length: columns }, (_, index) => `column ${index + 1}`);
}

function examplesIn(rows: Row[], columns: number): Example[][] {
  return Array.from({ length: columns }, (_, column) =>
    chooseExamples(rows.map(({ cells }) => cells[column] ?? '')).map((written) => ({ written, understood: null })),
  );
}

function refuse(reason: string, detail: string): never {
  throw new AppError('unreadable_file', detail, { reason });
}
