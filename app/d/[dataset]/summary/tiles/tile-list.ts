import type { Totals, TrendPoint } from '@/lib/api/summary';
import { definitions } from '@/lib/summary/definitions';

export interface Tile {
  key: Exclude<keyof Totals, 'grossRevenue'>;
  isMoney: boolean;
  moreIsGood: boolean;
  /** Totals that it stands on, and the column without which one is not known. */
  needs: readonly (readonly [keyof Totals, string])[];
  trend?: (point: TrendPoint) => number | null;
}

const revenue = ['revenue', 'price'] as const;
const transactions = ['transactions', 'receipt number'] as const;
const units = ['units', 'quantity'] as const;

const tiles: readonly Tile[] = [
  {
    key: 'revenue',
    isMoney: true,
    moreIsGood: true,
    needs: [revenue],
    trend: (point) => point.revenue,
  },
  {
    key: 'transactions',
    isMoney: false,
    moreIsGood: true,
    needs: [transactions],
    trend: (point) => point.transactions,
  },
  {
    key: 'averageTransactionValue',
    isMoney: true,
    moreIsGood: true,
    needs: [revenue, transactions],
    trend: ({ averageTransactionValue }) => averageTransactionValue,
  },
  {
    key: 'unitsPerTransaction',
    isMoney: false,
    moreIsGood: true,
    needs: [units, transactions],
    trend: (point) => (point.units === null || !point.transactions ? null : point.units / point.transactions),
  },
  {
    key: 'returns',
    isMoney: true,
    moreIsGood: false,
    needs: [['returns', 'price']],
    trend: (point) => point.returns,
  },
  {
    key: 'customers',
    isMoney: false,
    moreIsGood: true,
    needs: [['customers', 'customer']],
  },
];

/** What stands where the file cannot give one of the six. */
const standIns: readonly Tile[] = [
  {
    key: 'units',
    isMoney: false,
    moreIsGood: true,
    needs: [units],
    trend: (point) => point.units,
  },
  {
    key: 'products',
    isMoney: false,
    moreIsGood: true,
    needs: [],
  },
  {
    key: 'lines',
    isMoney: false,
    moreIsGood: true,
    needs: [],
    trend: (point) => point.lines,
  },
];

const isGiven = ({ needs }: Tile, totals: Totals) => needs.every(([total]) => totals[total] !== null);

/** The six tiles, or as many as the file can give. */
export function chooseTiles(totals: Totals): Tile[] {
  return [...tiles, ...standIns]
    .filter((tile) => isGiven(tile, totals) && !(tile.key === 'products' && totals.products === 1))
    .slice(0, tiles.length);
}

/** Columns that a summary of any file would have, and what of the page is left out without them. */
const cards = { date: 'how sales moved and why', product: 'bestsellers', category: 'sales by category' } as const;

/** What the page leaves out, and the columns that would give it; null where nothing is missing. */
export function describeMissing(totals: Totals, lacking: readonly (keyof typeof cards)[]): string | null {
  const lost = tiles.filter((tile) => !isGiven(tile, totals));
  const columns = new Set([
    ...lost.flatMap(({ needs }) => needs.flatMap(([total, column]) => (totals[total] === null ? column : []))),
    ...lacking,
  ]);
  if (columns.size === 0) return null;
  const words = new Intl.ListFormat('en-GB');
  const names = [...lost.map(({ key }) => definitions[key].name.toLowerCase()), ...lacking.map((name) => cards[name])];
  const missing = words.format([...columns].map((column) => `no ${column}`));
  return `The file has ${missing} column, so the page leaves out: ${words.format(names)}.`;
}
