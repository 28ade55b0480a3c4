import { type Assumptions, mostMoneyDecimals } from '../assumptions';
import { provenMark, provenOrder } from '../columns/evidence';
import { areManyApart } from '../columns/id-rule';
import { type Guess, numberRoles } from '../columns/samples';
import type { Findings } from '../pass/findings';
import { amountSourceOf } from '../pass/layout-of';
import type { PassInput } from '../pass/pass-input';

/** What the samples did not show, and an earlier pass has met. */
export interface Met {
  anyNewline: boolean;
  /** Customers who are known by an e-mail address or a phone number. */
  contacts: boolean;
  /** Cells that list several products. */
  lists: string[];
  /** Whether the file's own ids start again on other days. */
  idsRestart: boolean;
}

export function nothingMet(idsRestart = false): Met {
  return { anyNewline: false, contacts: false, lists: [], idsRestart };
}

/** Adds what a pass has met; whether that changes what the file is taken for. */
export function meetMore(met: Met, { lists, idSpans }: Findings, mayRestart: boolean): boolean {
  const restarts = mayRestart && !met.idsRestart && areManyApart(idSpans);
  if (!restarts && (lists.length === 0 || met.lists.length > 0)) return false;
  met.idsRestart ||= restarts;
  if (met.lists.length === 0) met.lists = lists;
  return true;
}

/** What to assume in another pass, null when the pass has found nothing against its assumptions. */
export function revise(input: PassInput, { evidence, numbers }: Findings, guess: Guess): Assumptions | null {
  const { assumed, dialect, options } = input;
  const next = { ...assumed };
  if (options.dateOrder === undefined && evidence.dayFirst + evidence.monthFirst > 0)
    next.dateOrder = provenOrder(evidence);
  const unproven = guess.evidence.dots === guess.evidence.commas && guess.decimal === assumed.decimal;
  if (options.decimal === undefined && unproven && evidence.dots !== evidence.commas)
    next.decimal = provenMark(evidence, dialect.delimiter);
  next.marks = { ...assumed.marks };
  for (const role of options.decimal === undefined ? numberRoles : []) {
    if (guess.provenMarks.has(role) || guess.marks[role] !== assumed.marks[role]) continue;
    const balance = numbers[role]?.balance ?? 0;
    next.marks[role] = balance === 0 ? next.decimal : balance > 0 ? '.' : ',';
  }
  for (const role of numberRoles)
    next[role] = {
      scale: Math.max(assumed[role].scale, numbers[role]?.neededScale ?? 0),
      wide: assumed[role].wide || numbers[role]?.overflowed === true,
    };
  if (amountSourceOf(input) === 'quantityTimesPrice')
    next.amount.scale = Math.min(next.quantity.scale + next.unitPrice.scale, mostMoneyDecimals);
  return JSON.stringify(next) === JSON.stringify(assumed) ? null : next;
}
