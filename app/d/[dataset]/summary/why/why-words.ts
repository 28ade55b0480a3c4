import { formatCount, formatPeriod, numbersLike } from '@/app/_components/format';
import { columnName } from '@/app/_components/import/words';
import type { Change, Changes, Mover } from '@/lib/api/changes';
import type { Period } from '@/lib/sales/calendar';
import { describeBridge, describePart } from '@/lib/summary/changes/sentence';

export type ListedMovers = Exclude<Changes['movers'], { available: false }>;

type Part = Change['parts'][number];

export const kinds = {
  product: { title: 'Products', one: 'product', many: 'products' },
  category: { title: 'Categories', one: 'category', many: 'categories' },
  store: { title: 'Stores', one: 'store', many: 'stores' },
} as const;

/** A part as a label: "52 % more receipts", "Higher prices". */
export function namePart(part: Part): string {
  const words = describePart(part, numbersLike());
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "Why: mostly 52 % more receipts" */
export function describeCause({ revenue, parts }: Change): string {
  const along = parts.filter(({ amount }) => amount * revenue > 0);
  const [first, ...rest] = along;
  if (first === undefined) return 'Takings stayed the same';
  const main = rest.reduce((most, part) => (Math.abs(part.amount) > Math.abs(most.amount) ? part : most), first);
  return `Why: ${rest.length === 0 ? '' : 'mostly '}${describePart(main, numbersLike())}`;
}

/** What rose or fell, and by which parts: the API's sentence with the dashboard's numbers. */
export function describeChanged({ revenue, parts }: Change): string {
  return describeBridge(revenue, parts, numbersLike());
}

/** "1 - 30 Nov 2011 against October 2011." */
export function describeCompared({ selected, period }: { selected: Period; period: Period }): string {
  return `${formatPeriod(selected)} against ${formatPeriod(period)}.`;
}

/** How many rose and fell: "12 products rose, 7 fell." */
export function describeMovers({ risen, fallen }: ListedMovers, by: Changes['by']): string {
  return `${formatCount(risen, kinds[by].one, kinds[by].many)} rose, ${fallen} fell.`;
}

const untold: Record<string, string> = {
  transactionId: 'receipts and their size',
  quantity: 'prices and numbers of items',
};

/** What a missing column keeps from being told apart. */
export function describeNeed(role: string): string {
  return `This file has no ${columnName(role) ?? role}, so ${untold[role] ?? 'more parts'} cannot be told apart.`;
}

/** What a mover sold before and after; null in a file that counts neither money nor items. */
export function moved({ before, after }: Mover, measure: ListedMovers['measure']) {
  return measure === 'lines' ? null : { before: before[measure], after: after[measure] };
}
