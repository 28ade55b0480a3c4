import { CellText, dateText, numberText } from './cell-text';
import { damaged } from './damaged';
import { type ElementHandler, readPart } from './xml-part';
import type { Archive } from './zip-entry';

export interface Row {
  /** Number of the row in its sheet, from 1. */
  number: number;
  cells: string[];
}

/** What the cells of a sheet refer to. */
export interface CellContext {
  texts: string[];
  dateStyles: boolean[];
  from1904: boolean;
}

const mostColumns = 16_384;
const mostRows = 1_048_576;

/**
 * The rows of a sheet with the texts of their cells, a piece of the sheet at a time, and how much of it is read, 0..1.
 * Formulas count by their stored value.
 */
export async function* readRows(
  archive: Archive,
  part: string,
  context: CellContext,
): AsyncGenerator<{ rows: Row[]; fraction: number }> {
  const reader = new RowHandler(context);
  for await (const fraction of readPart(archive, part, reader)) yield { rows: reader.takeRows(), fraction };
  if (!reader.ended) throw damaged();
}

class RowHandler implements ElementHandler {
  /** Whether the end of the sheet's data has been seen. */
  ended = false;
  private rows: Row[] = [];
  private number = 0;
  private cells: string[] = [];
  private column = 0;
  private kind = '';
  private style = 0;
  private spoken = false;
  private readonly value = new CellText();

  constructor(private readonly context: CellContext) {}

  takeRows(): Row[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  open(name: string, { r, t, s }: Record<string, string>): void {
    if (name === 'row') {
      this.number = r === undefined ? this.number + 1 : Number(r);
      this.cells = [];
      this.column = -1;
      if (!(this.number >= 1 && this.number <= mostRows)) throw damaged();
    } else if (name === 'c') {
      this.column = r === undefined ? this.column + 1 : columnOf(r);
      this.kind = t ?? 'n';
      this.style = Number(s ?? 0);
      this.value.clear();
      if (!(this.column >= 0 && this.column < mostColumns)) throw damaged();
    } else if (name === 'rPh') this.spoken = true;
    else this.value.inside = name === 'v' || (name === 't' && !this.spoken);
  }

  text(text: string): void {
    this.value.add(text);
  }

  close(name: string): void {
    this.value.inside = false;
    if (name === 'rPh') this.spoken = false;
    else if (name === 'c') this.settleCell();
    else if (name === 'row') this.rows.push({ number: this.number, cells: this.cells });
    else if (name === 'sheetData') this.ended = true;
  }

  private settleCell(): void {
    const text = this.cellText();
    if (text === '') return;
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = text;
  }

  private cellText(): string {
    const { context, kind, value } = this;
    if (kind === 's') return value.plain() === '' ? '' : this.sharedText(Number(value.plain()));
    if (kind === 'str' || kind === 'inlineStr') return value.decoded();
    if (kind === 'b') return value.plain() === '1' ? 'TRUE' : value.plain() === '' ? '' : 'FALSE';
    if (kind === 'e') return '';
    if (kind === 'd') return value.plain().replace(/T00:00:00(?:\.0+)?Z?$/, '');
    const isDate = context.dateStyles[this.style] === true;
    return isDate ? dateText(value.plain(), context.from1904) : numberText(value.plain());
  }

  private sharedText(index: number): string {
    const text = this.context.texts[index];
    if (text === undefined) throw damaged();
    return text;
  }
}

/** Column, from 0, of a cell's name such as AB12. */
function columnOf(name: string): number {
  let column = 0;
  for (let at = 0; at < name.length && at < 4; at++) {
    const letter = name.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}
