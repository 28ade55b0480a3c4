/** What parts the products of a cell: a text, or the count before each product. */
export type Separator = ';' | '|' | '\n' | ' + ' | ',' | 'count';

export interface BasketItem {
  name: string;
  /** Number as written before the name, null when there is none. */
  count: string | null;
}

const counted = /^(\d{1,6}(?:[.,]\d{1,3})?)\s*(?:[x×*]\s+|×\s*)(?=\S)/iu;
const beforeCount = /\s*[,;|\n]\s*(?=\d{1,6}(?:[.,]\d{1,3})?\s*(?:[x×*]\s|×))/iu;
const separators: Separator[] = [';', '|', '\n', ' + ', ','];

/** The separator of a column of baskets by its cells; null when each holds one product. */
export function separatorOf(cells: string[]): Separator | null {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const withCounts = filled.filter((cell) => counted.test(inside(cell)));
  if (withCounts.length * 2 > filled.length && withCounts.some((cell) => beforeCount.test(inside(cell))))
    return 'count';
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

/** The products of a cell such as `Milk;Bread`, `2× Mug, 1× Bowl` or `['Milk', 'Bread']`. */
export function splitBasket(cell: string, separator: Separator | null): BasketItem[] {
  const text = inside(cell);
  const parts = separator === null ? [text] : text.split(separator === 'count' ? beforeCount : separator);
  return parts.flatMap((part) => {
    const whole = unquoted(part.trim());
    const count = counted.exec(whole);
    const name = count === null ? whole : whole.slice(count[0].length);
    return name.trim() === '' ? [] : [{ name, count: count?.[1] ?? null }];
  });
}

/** The text without the brackets of a list. */
function inside(cell: string): string {
  const trimmed = cell.trim();
  return /^\[.*\]$|^\{.*\}$/s.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
}

function unquoted(part: string): string {
  return /^'.*'$|^".*"$/s.test(part) ? part.slice(1, -1) : part;
}
