import { closeSync, openSync, writeSync } from 'node:fs';
import type { CellValue } from 'hucre/xlsx';
import type { Expansion } from './expansion';
import { cellText } from './sheet-cell';

const flushChars = 1 << 18;

/**
 * Writes the rows of a sheet as CSV, each to the line of its own number: rows left out are empty lines, and a line break
 * within a cell is a blank.
 */
export class SheetWriter {
  rows = 0;
  private readonly descriptor: number;
  private pending = '';
  private lines = 0;
  private width = 0;

  constructor(
    path: string,
    private readonly expansion: Expansion,
    private readonly packed: number,
  ) {
    this.descriptor = openSync(path, 'wx');
  }

  /** @param index of the row in the sheet, from 0 */
  write(index: number, values: CellValue[]): string[] {
    const cells = values.map(cellText);
    while (cells.at(-1) === '') cells.pop();
    if (cells.length === 0 || index < this.lines) return [];
    this.width = Math.max(this.width, cells.length);
    this.pending += '\n'.repeat(index - this.lines) + cells.map(quote).join(',');
    this.pending += `${','.repeat(this.width - cells.length)}\n`;
    this.lines = index + 1;
    this.rows++;
    if (this.pending.length > flushChars) this.flush();
    return cells;
  }

  close(): void {
    try {
      this.flush();
    } finally {
      closeSync(this.descriptor);
    }
  }

  private flush(): void {
    const bytes = Buffer.from(this.pending);
    this.pending = '';
    this.expansion.add(bytes.length, this.packed);
    for (let written = 0; written < bytes.length; ) written += writeSync(this.descriptor, bytes, written);
  }
}

function quote(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
