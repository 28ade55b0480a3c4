import type { BasketItem } from './basket-item';
import { isLabelled, splitLabelled } from './labelled-basket';

/** What parts the products of a cell: a text, the count before or after each product, or labels of its figures. */
export type Separator = ';' | '|' | '\n' | ' + ' | ',' | 'count' | 'countAfter' | 'bareCount' | 'labelled';

const counted = /^(\d{1,6}(?:[.,]\d{1,3})?)\s*(?:[x×*]\s+|×\s*)(?=\S)/iu;
const beforeCount = /[,;|\n]\s{0,9}(?=\d{1,6}(?:[.,]\d{1,3})?\s{0,9}(?:[x×*]\s|×))/iu;
/** As in "Mug x 2", "Mug ×2" or "Mug (2)". */
const countedAfter = /^(\S.{0,300}?)\s{0,3}(?:\s[x×*]\s{0,3}(\d{1,6})|×\s{0,3}(\d{1,6})|\s\((\d{1,6})\))$/su;
const afterCount = /[,;|\n](?<=(?:[x×*]\s{0,3}\d{1,6}|\(\d{1,6}\))\s{0,3}.)/su;
/** As in "2 Mug", but not "2% Milk". */
const bareCounted = /^(\d{1,4})\s{1,9}(?=\p{L}|\d)/u;
const beforeBareCount = /[,;|\n]\s{0,9}(?=\d{1,4}\s{1,9}(?:\p{L}|\d))/u;
const separators: Separator[] = [';', '|', '\n', ' + ', ','];

/** Counts that a name may hold by itself, as in "Eggs (6)" or "7 Up", so that every product must have one. */
const rarer: [Separator, RegExp, RegExp][] = [
  ['countAfter', countedAfter, afterCount],
  ['bareCount', bareCounted, beforeBareCount],
];

/** The separator of a column of baskets by its cells; null when each holds one product. */
export function separatorOf(cells: string[]): Separator | null {
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (filled.length > 0 && filled.every(isLabelled)) return 'labelled';
  const withCounts = filled.filter((cell) => counted.test(inside(cell)));
  if (withCounts.length * 2 > filled.length && withCounts.some((cell) => beforeCount.test(inside(cell))))
    return 'count';
  for (const [style, pattern, split] of rarer) {
    const parts = filled.map((cell) => inside(cell).split(split));
    const isCounted = (part: string) => part.trim() === '' || pattern.test(part.trim());
    if (parts.some(({ length }) => length > 1) && parts.every((list) => list.every(isCounted))) return style;
  }
  let best: Separator | null = null;
  let most = 0;
  for (const separator of separators) {
    const found = filled.filter((cell) => inside(cell).includes(separator)).length;
    if (found > most) [best, most] = [separator, found];
  }
  return best;
}

/** Whether a text holds anything that parts products. */
export function holdsList(cell: string): boolean {
  return separators.some((separator) => inside(cell).includes(separator));
}

/** The products of a cell such as `Milk;Bread`, `2× Mug, 1× Bowl`, `Mug (2), Bowl (1)` or `['Milk', 'Bread']`. */
export function splitBasket(cell: string, separator: Separator | null): BasketItem[] {
  if (separator === 'labelled') return splitLabelled(cell);
  const text = inside(cell);
  const parts = separator === null ? [text] : text.split(splits[separator] ?? separator);
  return parts.flatMap((part) => {
    const item = countOf(unquoted(part.trim()), separator);
    return item.name.trim() === '' ? [] : [item];
  });
}

const splits: Partial<Record<Separator, RegExp>> = {
  count: beforeCount,
  countAfter: afterCount,
  bareCount: beforeBareCount,
};

function countOf(whole: string, separator: Separator | null): BasketItem {
  if (separator === 'countAfter') {
    const [, name = whole, ...counts] = countedAfter.exec(whole) ?? [];
    return { name, count: counts.find((count) => count !== undefined) ?? null, price: null };
  }
  const count = (separator === 'bareCount' ? bareCounted : counted).exec(whole);
  return { name: count === null ? whole : whole.slice(count[0].length), count: count?.[1] ?? null, price: null };
}

/** The text without the brackets of a list. */
function inside(cell: string): string {
  const trimmed = cell.trim();
  const set = /^(?:frozenset|set)\((.*)\)$/s.exec(trimmed)?.[1] ?? trimmed;
  return /^\[.*\]$|^\{.*\}$|^\((['"]).*\1,?\s*\)$/s.test(set) ? set.slice(1, -1) : set;
}

function unquoted(part: string): string {
  return /^'.*'$|^".*"$/s.test(part) ? part.slice(1, -1) : part;
}
