import type { DateOrder, DecimalMark } from '../understanding';
import type { WrittenDay } from '../values/dates/date';

/** What cells prove about the notation of the whole file, in rows. */
export interface Evidence {
  dayFirst: number;
  monthFirst: number;
  eitherOrder: number;
  dots: number;
  commas: number;
  /** Numbers that prove another mark than their column's. */
  contrary: number;
  /** One mark before three digits, read as thousands though nothing proves it. */
  ambiguous: number;
}

export function noEvidence(): Evidence {
  return { dayFirst: 0, monthFirst: 0, eitherOrder: 0, dots: 0, commas: 0, contrary: 0, ambiguous: 0 };
}

export function addEvidence(to: Evidence, more: Evidence): void {
  to.dayFirst += more.dayFirst;
  to.monthFirst += more.monthFirst;
  to.eitherOrder += more.eitherOrder;
  to.dots += more.dots;
  to.commas += more.commas;
  to.contrary += more.contrary;
  to.ambiguous += more.ambiguous;
}

/** Adds what a date says about the order of day and month. */
export function addOrder(to: Evidence, proves: WrittenDay['proves']): void {
  if (proves === 'dmy') to.dayFirst++;
  else if (proves === 'mdy') to.monthFirst++;
  else if (proves === 'either') to.eitherOrder++;
}

/** The order that most dates prove; day first when none does. */
export function provenOrder(evidence: Evidence): DateOrder {
  return evidence.monthFirst > evidence.dayFirst ? 'mdy' : 'dmy';
}

/** The decimal mark that most numbers prove, else the one that is usual beside the delimiter. */
export function provenMark(evidence: Evidence, delimiter: string): DecimalMark {
  if (evidence.commas !== evidence.dots) return evidence.commas > evidence.dots ? ',' : '.';
  return delimiter === ';' && evidence.commas > 0 ? ',' : '.';
}
