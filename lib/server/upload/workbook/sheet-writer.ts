import { closeSync, openSync, writeSync } from 'node:fs';
import type { Expansion } from '../expansion';
import type { Row } from './sheet-rows';

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

  /** Rows without text, or out of order, are left out. */
  write({ number, cells }: Row): void {
    if (number <= this.lines || cells.every((cell) => cell.trim() === '')) return;
    this.width = Math.max(this.width, cells.length);
    this.pending += '\n'.repeat(number - 1 - this.lines) + cells.map(quote).join(',');
    this.pending += `${','.repeat(this.width - cells.length)}\n`;
    this.lines = number;
    this.rows++;
    if (this.pending.length > flushChars) this.flush();
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
  const line = text.replace(/\s*[\r\n]+\s*/g, ' ');
  return /[",]/.test(line) ? `"${line.replaceAll('"', '""')}"` : line;
}
