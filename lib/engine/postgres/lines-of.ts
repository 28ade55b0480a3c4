import type { Period } from '../../sales/calendar';
import { saleLineColumns } from '../../sales/sale-line';
import type { DataVersion } from '../engine';
import { conditionOf, quote, seenThrough } from '../lens';
import type { Part } from '../view';

/**
 * A question about the view `sale_line`, with the lines of a data version in its place. Each part's `path` is the number of its
 * rows in the table. PostgreSQL makes one query of both, so that indexes are used as if the table were asked.
 */
export function questionTo(version: DataVersion, question: string): string {
  const lines = `sale_line AS NOT MATERIALIZED (${linesOf(version)})`;
  const begun = /^\s*WITH\s/i.exec(question);
  return begun === null ? `WITH ${lines} ${question}` : `WITH ${lines}, ${question.slice(begun[0].length)}`;
}

function linesOf({ parts, lens }: DataVersion): string {
  const columns = saleLineColumns.map((column) => (lens === undefined ? column : seenThrough(lens, column)));
  const conditions = [`part IN (${parts.map(numberOf).join(', ')})`, ...parts.flatMap(withoutHidden)];
  const lines = `SELECT * FROM public.sale_line WHERE ${conditions.join(' AND ')}`;
  const places = parts.map((part, place) => `WHEN ${numberOf(part)} THEN ${place}`);
  return `SELECT ${columns.join(', ')}, CASE part ${places.join(' ')} END AS part, line
            FROM (${lines}) AS every_line ${lens === undefined ? '' : `WHERE ${conditionOf(lens)}`}`;
}

function withoutHidden(part: Part): string[] {
  const days = part.hidden.map(({ from, to }: Period) => `day BETWEEN DATE ${quote(from)} AND DATE ${quote(to)}`);
  return days.length === 0 ? [] : [`(part <> ${numberOf(part)} OR day IS NULL OR NOT (${days.join(' OR ')}))`];
}

function numberOf({ path }: Part): number {
  const number = Number(path);
  if (!Number.isSafeInteger(number)) throw new Error('A part in PostgreSQL is named by a number.');
  return number;
}
