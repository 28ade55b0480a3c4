import { toIsoDay } from '../../sales/calendar';
import { noEvidence } from '../columns/evidence';
import { type ColumnPlan, DATE, ITEMS, type Layout, TEXT, TIME } from '../read/layout';
import type { Example } from '../understanding';
import { splitBasket } from '../values/baskets/basket';
import { cleanName } from '../values/clean';
import { formatDecimal, isOutOfRange, readNumber } from '../values/number';
import { withoutUnit } from '../values/units';
import { chooseExamples } from './choose-examples';

/** Cells are read in memory that goes on a little behind them. */
const slack = 64;

/** Cells of a column as they are written, and as they were read. */
export function examplesOf(cells: string[], plan: ColumnPlan | undefined, layout: Layout): Example[] {
  return chooseExamples(cells).map((written) => ({
    written,
    understood: plan === undefined ? null : understand(written, plan, layout),
  }));
}

function understand(text: string, plan: ColumnPlan, layout: Layout): string | null {
  if (plan.kind === TEXT) return cleanName(text);
  if (plan.kind === ITEMS) return understandBasket(text, layout);
  if (plan.decimal !== null) {
    const number = readNumber(withoutUnit(text), plan.decimal.mark);
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
