import { formatCount, formatExact, formatPercent, formatShort, plain, type Unit } from '@/app/_components/format';
import type { Measured, Rule } from '@/lib/api/basket';

type Sides = Pick<Measured, 'antecedent' | 'consequent'>;
type Counted = Sides & Pick<Measured, 'supportCount' | 'antecedentCount' | 'expectedCount'>;

/** "Tea and Cake", "Tea, Cake and Milk" */
export function listNames(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** "Tea, Cake" as it stands in a cell. */
export function listItems(names: readonly string[]): string {
  return names.join(' + ');
}

/** How many times as often as by chance, by what chance leads to expect. */
export function timesChance({ supportCount, expectedCount }: Pick<Counted, 'supportCount' | 'expectedCount'>): number {
  return expectedCount === 0 ? 0 : supportCount / expectedCount;
}

/** "twice as often as by chance"; what is near chance is said to be so. */
export function describeTimes(times: number): string {
  if (times === 0) return 'never';
  if (times > 0.83 && times < 1.2) return 'about as often as by chance';
  if (times < 1) return `${formatPercent(1 - times)} less often than by chance`;
  const rounded = Number(times.toPrecision(2));
  if (rounded === 2) return 'twice as often as by chance';
  return `${formatShort(rounded, plain)} times as often as by chance`;
}

/** "Of 100 receipts with tea, 34 also hold cake: twice as often as by chance." */
export function describeRule(rule: Counted): string {
  const { antecedent, consequent, supportCount, antecedentCount } = rule;
  const share = (100 * supportCount) / antecedentCount;
  const held = share > 0 && share < 0.95 ? share.toPrecision(1) : String(Math.round(share));
  return `Of 100 receipts with ${listNames(antecedent)}, ${held} also ${held === '1' ? 'holds' : 'hold'} ${listNames(consequent)}: ${describeTimes(timesChance(rule))}.`;
}

/** "Beyond chance 57 receipts a month, with 1,443 of cake; at least 1,379." */
export function describeExtra({ extra, extraAtLeast, consequent }: Rule, unit: Unit, per: string): string {
  const receipts = formatCount(Math.round(extra.transactions), 'receipt');
  if (extra.revenue === null || extraAtLeast.revenue === null)
    return `Beyond chance: ${receipts}${per}, surely at least ${formatShort(Math.floor(extraAtLeast.transactions), plain)}.`;
  const money = formatShort(round(extra.revenue), unit);
  const units = extra.units === null ? '' : ` and ${formatCount(Math.round(extra.units), 'item')}`;
  return `Beyond chance: ${receipts}${per} with ${money}${units} of ${listNames(consequent)}, surely at least ${formatShort(round(extraAtLeast.revenue), unit)}.`;
}

function round(value: number): number {
  return Math.abs(value) >= 10 ? Math.round(value) : Math.round(value * 100) / 100;
}

/** "11 of 13 months" */
export function describeSteady({ months, monthsHeld }: Pick<Rule, 'months' | 'monthsHeld'>): string | null {
  return months === null ? null : `${formatExact(monthsHeld, plain)} of ${formatCount(months, 'month')}`;
}

/** What `extra` is counted over, after a number. */
export function describePer(extraPer: 'month' | 'selection', days: number | null): string {
  if (extraPer === 'month') return ' a month';
  return days === null ? ' in all' : ` in ${formatCount(days, 'day')}`;
}
