import type { Dialect } from '../read/dialect';
import type { Layout } from '../read/layout';
import { RowReader } from '../read/row-reader';
import type { DecimalMark, Proof } from '../understanding';
import { readNumber } from '../values/number';

/** The first number at the beginning of a file, prices before quantities, that can be read with this mark only. */
export function proveMark(head: Uint8Array, dialect: Dialect, { plans }: Layout, mark: DecimalMark): Proof | null {
  const reader = new RowReader(dialect.delimiter.charCodeAt(0), dialect.anyNewline);
  const wanted = [...plans.entries()].filter(([, { decimal }]) => decimal?.mark === mark);
  const prices = wanted.filter(([, { bad }]) => bad === 'BAD_PRICE');
  const columns = prices.length > 0 ? prices : wanted;
  let line = dialect.firstDataLine;
  for (let at = dialect.dataOffset; columns.length > 0 && at < head.length; ) {
    const next = reader.readMended(head, at, head.length, false, dialect.header.length);
    if (next < 0) break;
    for (const [column, { header }] of columns) {
      const value = column < reader.fields ? reader.text(head, column).trim() : '';
      if (readNumber(value, mark)?.proves === mark) return { line, column: header, value };
    }
    line += reader.lines;
    at = next;
  }
  return null;
}
