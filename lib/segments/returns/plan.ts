import { type Period, toDayNumber, toIsoDay } from '../../sales/calendar';
import { lengthOf } from '../customers/moment';

/** The days within which customers are expected back, and the cut-offs that this is learned and judged at. */
export interface ReturnsPlan {
  days: number;
  earlier: string;
  later: string;
  /** Last day of the sales. */
  now: string;
}

const usual = [90, 60, 28, 14];
/** As many stretches of days as the sales must have: one to know customers by, and one to see who came back after each cut-off. */
const stretches = 3;

/**
 * Cut-offs as late as they can be: customers must have had all the days to come back after each, and none of those of the first
 * run into the second.
 * @param asked days, or null for the most of the usual ones that leave twice as many to know customers by
 * @returns null where the sales are too short for it
 */
export function planReturns(sales: Period, asked: number | null): ReturnsPlan | null {
  const length = lengthOf(sales);
  const days = asked ?? usual.find((some) => length >= (stretches + 1) * some);
  if (days === undefined || length < stretches * days) return null;
  const end = toDayNumber(sales.to);
  return { days, earlier: toIsoDay(end - 2 * days), later: toIsoDay(end - days), now: sales.to };
}

/** How many days of sales are needed. */
export function neededDays(asked: number | null): number {
  return asked === null ? (stretches + 1) * Math.min(...usual) : stretches * asked;
}
