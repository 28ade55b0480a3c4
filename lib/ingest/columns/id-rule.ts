import type { Role } from '../../sales/sale-line';
import type { DateOrder } from '../understanding';
import { BAD_DATE, dayPartOf, readDay } from '../values/dates/date';
import type { Assignment } from './header';

/**
 * How a transaction is told where its column does not: lines of one customer on one day, or at one time; an id that
 * starts again every day, with its date; each row by itself.
 */
export type IdRule = 'customerAndDay' | 'customerAndTime' | 'idAndDay' | 'row';

/** Lines per customer and day above which a transaction made of them tells more than a line does. */
const leastLines = 1.2;
const shortId = /^\D{0,4}\d{1,6}$/;

/**
 * The rule that the sampled rows speak for; null when the file's own ids are good, or nothing gives any.
 * @param restarts whether the file's own short ids are known to start again
 */
export function idRuleFrom(
  assignments: Assignment[],
  rows: string[][],
  order: DateOrder,
  restarts: boolean,
): IdRule | null {
  const columnOf = (role: Role) => assignments.find((assignment) => assignment.role === role)?.column;
  const [id, date, time, customer] = (['transactionId', 'date', 'time', 'customerId'] as const).map(columnOf);
  if (date === undefined) return null;
  const cell = (row: string[], column: number | undefined) => (column === undefined ? '' : (row[column]?.trim() ?? ''));
  const dayOf = (row: string[]) => readDay(dayPartOf(cell(row, date)), order).day;
  if (id !== undefined) {
    const isShort = rows.every((row) => cell(row, id) === '' || shortId.test(cell(row, id)));
    const again = () => restartsDaily(rows.map((row) => [cell(row, id), dayOf(row)]));
    return isShort && (restarts || again()) ? 'idAndDay' : null;
  }
  if (customer === undefined) return null;
  const known = rows.filter((row) => cell(row, customer) !== '' && dayOf(row) > BAD_DATE);
  const linesPer = (keys: string[]) => keys.length / new Set(keys).size;
  if (linesPer(known.map((row) => `${cell(row, customer)} ${dayOf(row)}`)) <= leastLines) return null;
  if (time === undefined && !known.some((row) => cell(row, date).includes(':'))) return 'customerAndDay';
  const instants = known.map((row) => `${cell(row, customer)} ${cell(row, date)} ${cell(row, time)}`);
  return linesPer(instants) > leastLines ? 'customerAndTime' : 'customerAndDay';
}

/** Whether many short ids come on days that lie apart. */
function restartsDaily(sales: [id: string, day: number][]): boolean {
  const spans = new Map<string, { first: number; last: number }>();
  for (const [id, day] of sales) {
    if (day <= BAD_DATE || id === '') continue;
    const span = spans.get(id);
    spans.set(id, { first: Math.min(span?.first ?? day, day), last: Math.max(span?.last ?? day, day) });
  }
  const apart = [...spans.values()].filter(({ first, last }) => last - first > 1).length;
  return areManyApart({ apart, distinct: spans.size });
}

/** Whether so many ids come on days that lie apart that they start again. */
export function areManyApart({ apart, distinct }: { apart: number; distinct: number }): boolean {
  return apart > 2 && apart * 3 > distinct;
}
