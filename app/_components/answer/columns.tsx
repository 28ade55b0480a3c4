import type { CardColumn } from '../card';
import type { RowChoice } from '../data-table';
import { formatExact, formatPercent, type Unit } from '../format';
import { Name } from '../name';

/** A column of text, as it came out of the file. */
export function textColumn<Row>(heading: string, value: (row: Row) => string): CardColumn<Row> {
  return { heading, cell: (row) => <Name text={value(row)} />, value };
}

/** A column of numbers: exact on the page and in the file. */
export function numberColumn<Row>(heading: string, unit: Unit, value: (row: Row) => number | null): CardColumn<Row> {
  return { heading, numeric: true, cell: (row) => formatExact(value(row), unit), value };
}

/** A column of ratios: percent on the page, 0..1 in the file. */
export function ratioColumn<Row>(heading: string, value: (row: Row) => number | null): CardColumn<Row> {
  return { heading, numeric: true, cell: (row) => formatPercent(value(row)), value };
}

/** Rows that narrow the page to their name, and widen it again. */
export function nameChoice<Row>(
  name: (row: Row) => string,
  chosen: readonly string[],
  onToggle: (name: string) => void,
): RowChoice<Row> {
  return { isChosen: (row) => chosen.includes(name(row)), onToggle: (row) => onToggle(name(row)) };
}
