import type { Totals, TrendPoint } from '@/lib/api/summary';

export interface Tile {
  key: Exclude<keyof Totals, 'grossRevenue'>;
  name: string;
  meaning: string;
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
    name: 'Takings',
    meaning: 'Everything sold, less what was returned.',
    isMoney: true,
    moreIsGood: true,
    needs: [revenue],
    trend: (point) => point.revenue,
  },
  {
    key: 'transactions',
    name: 'Receipts',
    meaning: 'Different receipt numbers, returns included.',
    isMoney: false,
    moreIsGood: true,
    needs: [transactions],
    trend: (point) => point.transactions,
  },
  {
    key: 'averageTransactionValue',
    name: 'Average receipt',
    meaning: 'Takings divided by receipts.',
    isMoney: true,
    moreIsGood: true,
    needs: [revenue, transactions],
    trend: ({ averageTransactionValue }) => averageTransactionValue,
  },
  {
    key: 'unitsPerTransaction',
    name: 'Items per receipt',
    meaning: 'Items sold, less those returned, divided by receipts.',
    isMoney: false,
    moreIsGood: true,
    needs: [units, transactions],
    trend: (point) => (point.units === null || !point.transactions ? null : point.units / point.transactions),
  },
  {
    key: 'returns',
    name: 'Returned',
    meaning: 'Value of the lines with a negative quantity.',
    isMoney: true,
    moreIsGood: false,
    needs: [['returns', 'price']],
  },
  {
    key: 'customers',
    name: 'Customers',
    meaning: 'Different customers on the receipts that name one.',
    isMoney: false,
    moreIsGood: true,
    needs: [['customers', 'customer']],
  },
];

/** What stands where the file cannot give one of the six. */
const standIns: readonly Tile[] = [
  {
    key: 'units',
    name: 'Items sold',
    meaning: 'Items sold, less those returned.',
    isMoney: false,
    moreIsGood: true,
    needs: [units],
    trend: (point) => point.units,
  },
  {
    key: 'products',
    name: 'Products',
    meaning: 'Different products on the lines.',
    isMoney: false,
    moreIsGood: true,
    needs: [],
  },
  {
    key: 'lines',
    name: 'Sale lines',
    meaning: 'Lines of the file: one product on one receipt.',
    isMoney: false,
    moreIsGood: true,
    needs: [],
  },
];

const isGiven = ({ needs }: Tile, totals: Totals) => needs.every(([total]) => totals[total] !== null);

/** The six tiles, or as many as the file can give. */
export function chooseTiles(totals: Totals): Tile[] {
  return [...tiles, ...standIns].filter((tile) => isGiven(tile, totals)).slice(0, tiles.length);
}

/** What the six tiles lack, and the columns that would give it; null where nothing is missing. */
export function describeMissing(totals: Totals): string | null {
  const lost = tiles.filter((tile) => !isGiven(tile, totals));
  if (lost.length === 0) return null;
  const columns = new Set(
    lost.flatMap(({ needs }) => needs.flatMap(([total, column]) => (totals[total] === null ? column : []))),
  );
  const words = new Intl.ListFormat('en-GB');
  const names = lost.map(({ name }) => name.toLowerCase());
  const lacking = words.format([...columns].map((column) => `no ${column}`));
  return `The file has ${lacking} column, so it cannot say: ${words.format(names)}.`;
}
