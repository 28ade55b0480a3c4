import { Change } from '@/app/_components/change';
import { formatExact, formatShort, plain, type Unit } from '@/app/_components/format';
import { KpiTile } from '@/app/_components/kpi-tile';
import type { DataSummary, Totals, TrendPoint } from '@/lib/api/summary';

interface Tile {
  key: keyof Totals &
    ('revenue' | 'transactions' | 'averageTransactionValue' | 'unitsPerTransaction' | 'returns' | 'customers');
  name: string;
  meaning: string;
  isMoney: boolean;
  moreIsGood: boolean;
  /** Totals that it stands on, and what the file lacks where one is not known. */
  needs: readonly (readonly [keyof Totals, string])[];
  trend?: (point: TrendPoint) => number | null;
}

const tiles: readonly Tile[] = [
  {
    key: 'revenue',
    name: 'Takings',
    meaning: 'Everything sold, less what was returned.',
    isMoney: true,
    moreIsGood: true,
    needs: [['revenue', 'price']],
    trend: ({ revenue }) => revenue,
  },
  {
    key: 'transactions',
    name: 'Receipts',
    meaning: 'Different receipt numbers, returns included.',
    isMoney: false,
    moreIsGood: true,
    needs: [['transactions', 'receipt number']],
    trend: ({ transactions }) => transactions,
  },
  {
    key: 'averageTransactionValue',
    name: 'Average receipt',
    meaning: 'Takings divided by receipts.',
    isMoney: true,
    moreIsGood: true,
    needs: [
      ['revenue', 'price'],
      ['transactions', 'receipt number'],
    ],
    trend: ({ averageTransactionValue }) => averageTransactionValue,
  },
  {
    key: 'unitsPerTransaction',
    name: 'Items per receipt',
    meaning: 'Items sold, less those returned, divided by receipts.',
    isMoney: false,
    moreIsGood: true,
    needs: [
      ['units', 'quantity'],
      ['transactions', 'receipt number'],
    ],
    trend: ({ units, transactions }) => (units === null || !transactions ? null : units / transactions),
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

interface Props {
  summary: DataSummary;
  trend: readonly TrendPoint[];
  compares: boolean;
}

export function Tiles({ summary, trend, compares }: Props) {
  return (
    <div className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-6">
      {tiles.map((tile) => {
        const unit: Unit = tile.isMoney ? { kind: 'money', currency: summary.currency } : plain;
        const value = summary.totals[tile.key];
        const shown =
          value === null ? null : Math.abs(value) === 0 ? 0 : tile.key === 'returns' ? Math.abs(value) : value;
        return (
          <KpiTile
            key={tile.key}
            name={tile.name}
            short={formatShort(shown, unit)}
            exact={formatExact(shown, unit)}
            meaning={tile.meaning}
            unknown={value === null ? describeMissing(tile, summary.totals) : null}
            change={<TileChange summary={summary} tile={tile} compares={compares} />}
            {...(tile.trend && value !== null ? { trend: trend.map(tile.trend) } : {})}
          />
        );
      })}
    </div>
  );
}

function describeMissing({ needs }: Tile, totals: Totals): string {
  const lacking = needs.find(([total]) => totals[total] === null)?.[1];
  return lacking === undefined ? 'Nothing to divide by' : `The file has no ${lacking} column`;
}

function TileChange({
  summary: { comparison },
  tile,
  compares,
}: {
  summary: DataSummary;
  tile: Tile;
  compares: boolean;
}) {
  if (!compares) return null;
  if (comparison === null) return <span className="text-muted">No earlier days to compare with</span>;
  return <Change ratio={comparison.change[tile.key] ?? null} period={comparison.period} moreIsGood={tile.moreIsGood} />;
}
