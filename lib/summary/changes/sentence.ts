import type { PartName } from './bridge';

export interface SpokenPart {
  name: PartName;
  amount: number;
  ratio: number | null;
}

/** What a part is called when there is more of it and when there is less. */
const words: Record<PartName, readonly [more: string, less: string]> = {
  transactions: ['more receipts', 'fewer receipts'],
  unitsPerTransaction: ['more items per receipt', 'fewer items per receipt'],
  units: ['more items sold', 'fewer items sold'],
  averageTransactionValue: ['larger receipts', 'smaller receipts'],
  price: ['higher prices', 'lower prices'],
  mix: ['a shift to dearer products', 'a shift to cheaper products'],
  range: ['new and dropped products', 'new and dropped products'],
  sameProducts: ['products sold in both periods', 'products sold in both periods'],
};

/** Parts whose relative change is worth saying. */
const counted: readonly PartName[] = ['transactions', 'units'];

/**
 * A change and its parts as one sentence: "Takings rose by 1,204: 8 % more receipts brought 900, higher prices 400; fewer
 * items per receipt took away 96." What went with the change comes first, the largest first; parts that round to
 * nothing are left out. Whole units of money from 100 on, cents below.
 */
export function describeBridge(change: number, parts: readonly SpokenPart[], locale = 'en'): string {
  const digits = Math.abs(change) < 100 && parts.every(({ amount }) => Math.abs(amount) < 100) ? 2 : 0;
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const write = (amount: number) => format.format(Math.abs(amount));
  const isSaid = ({ amount }: SpokenPart) => Math.abs(amount) >= 0.5 / 10 ** digits;
  const clause = (verb: string, chosen: SpokenPart[]) =>
    chosen
      .toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount))
      .map((part, index) => `${describePart(part, locale)} ${index === 0 ? `${verb} ` : ''}${write(part.amount)}`)
      .join(', ');
  const gains = clause(
    'brought',
    parts.filter((part) => isSaid(part) && part.amount > 0),
  );
  const losses = clause(
    'took away',
    parts.filter((part) => isSaid(part) && part.amount < 0),
  );
  const causes = (change < 0 ? [losses, gains] : [gains, losses]).filter((text) => text !== '').join('; ');
  const went = isSaid({ name: 'mix', amount: change, ratio: null })
    ? `Takings ${change > 0 ? 'rose' : 'fell'} by ${write(change)}`
    : 'Takings stayed the same';
  return causes === '' ? `${went}.` : `${went}: ${causes}.`;
}

/** A part in words, with the relative change where that is worth saying: "8 % more receipts", "lower prices". */
export function describePart({ name, amount, ratio }: SpokenPart, locale = 'en'): string {
  const [more, less] = words[name];
  const word = (ratio ?? amount) > 0 ? more : less;
  if (ratio === null || !counted.includes(name)) return word;
  const percent = new Intl.NumberFormat(locale, { maximumFractionDigits: Math.abs(ratio) < 0.0995 ? 1 : 0 });
  return `${percent.format(Math.abs(ratio) * 100)}\u00a0% ${word}`;
}
