import { toIsoDay } from '../../sales/calendar';
import { noEvidence } from '../columns/evidence';
import { type ColumnPlan, DATE, DECIMAL, ITEMS, type Layout, TEXT, TIME } from '../read/layout';
import type { Example } from '../understanding';
import { splitBasket } from '../values/basket';
import { cleanName } from '../values/clean';
import { formatDecimal, isOutOfRange, readNumber } from '../values/number';

const longest = 200;
/** Cells are read in memory that goes on a little behind them. */
const slack = 64;

/** The first cell of a column that is not empty, and the longest of those that differ from it, as they were read. */
export function examplesOf(cells: string[], plan: ColumnPlan | undefined, layout: Layout): Example[] {
  const [first, ...others] = [...new Set(cells.map((cell) => cell.trim()))].filter((cell) => cell !== '');
  if (first === undefined) return [];
  const second = others.reduce((most, cell) => (cell.length > most.length ? cell : most), '');
  return (second === '' ? [first] : [first, second]).map((text) => ({
    written: text.slice(0, longest),
    understood: plan === undefined ? null : understand(text, plan, layout),
  }));
}

function understand(text: string, plan: ColumnPlan, layout: Layout): string | null {
  if (plan.kind === TEXT) return cleanName(text).slice(0, longest);
  if (plan.kind === ITEMS) return understandBasket(text, layout).slice(0, longest);
  if (plan.kind === DECIMAL && plan.decimal !== null) {
    const number = readNumber(text, plan.decimal.mark);
    return number === null || isOutOfRange(number) ? null : formatDecimal(BigInt(number.digits), number.scale);
  }
  const bytes = new Uint8Array(text.length * 3 + slack);
  const { written } = new TextEncoder().encodeInto(text, bytes);
  const view = new DataView(bytes.buffer);
  const { dates, clockInDate } = layout;
  if (plan.kind === TIME) return formatClock(dates.readTime(view, 0, written));
  if (plan.kind !== DATE || !dates.readAny(bytes, view, 0, written, noEvidence())) return null;
  const clock = clockInDate ? formatClock(dates.second) : null;
  return clock === null ? toIsoDay(dates.day) : `${toIsoDay(dates.day)}T${clock}`;
}

function understandBasket(text: string, { separator }: Layout): string {
  const items = splitBasket(text, separator);
  return items
    .map(({ name, count }) => (count === null ? cleanName(name) : `${count} × ${cleanName(name)}`))
    .join(', ');
}

/** HH:MM:SS of seconds since midnight, null when they are none. */
function formatClock(second: number): string | null {
  return second < 0 ? null : new Date(second * 1000).toISOString().slice(11, 19);
}
