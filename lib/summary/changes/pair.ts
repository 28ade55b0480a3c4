import { type Condition, where } from '../../engine/where';
import type { Period } from '../../sales/calendar';
import type { Filter } from '../../sales/filter';
import type { ComparedDays } from './compared-days';

export interface PairCondition extends Condition {
  /** For `FILTER (WHERE ...)`: lines of the selected days, and of those before. A line may belong to both. */
  isAfter: string;
  isBefore: string;
}

/** The sale lines of both compared periods that a filter selects, and which of them a line belongs to. */
export function wherePair(filter: Filter, { selected, period }: ComparedDays): PairCondition {
  const named = where({ ...filter, from: null, to: null });
  const parameters = [...named.parameters];
  const bind = (day: string) => `CAST($${parameters.push(day)} AS DATE)`;
  const isWithin = (days: Period) => `day BETWEEN ${bind(days.from)} AND ${bind(days.to)}`;
  const isAfter = isWithin(selected);
  const isBefore = isWithin(period);
  return { sql: `${named.sql} AND (${isAfter} OR ${isBefore})`, parameters, isAfter, isBefore };
}
