import { memo } from 'react';
import { Change } from '@/app/_components/change';
import {
  describeChange,
  formatDuring,
  formatExact,
  formatPeriod,
  formatShort,
  plain,
  type Unit,
} from '@/app/_components/format';
import { KpiTile } from '@/app/_components/kpi-tile';
import type { DataSummary, TrendPoint } from '@/lib/api/summary';
import { definitions } from '@/lib/summary/definitions';
import { periodOfSummary } from '../sentences';
import { chooseTiles, type Tile } from './tile-list';

interface Props {
  summary: DataSummary;
  trend: readonly TrendPoint[];
  /** The answer that tells new customers from returning ones, as soon as it is there. */
  customers: DataSummary['customers'];
}

export const Tiles = memo(function Tiles({ summary, trend, customers }: Props) {
  const { totals, currency } = summary;
  return (
    <div className="grid grid-cols-2 gap-3 print:grid-cols-6 md:grid-cols-3 xl:auto-cols-fr xl:grid-flow-col xl:grid-cols-none">
      {chooseTiles(totals).map((tile) => {
        const unit: Unit = tile.isMoney ? { kind: 'money', currency } : plain;
        const value = totals[tile.key];
        const shown = value === 0 ? 0 : value;
        return (
          <KpiTile
            key={tile.key}
            about={definitions[tile.key]}
            sentence={describeTile(tile, formatExact(shown, unit), summary)}
            short={formatShort(shown, unit)}
            exact={formatExact(shown, unit)}
            unknown={value === null ? 'Nothing to divide by' : null}
            change={<TileChange summary={summary} tile={tile} />}
            detail={describeParts(tile, summary, customers)}
            {...(tile.trend && value !== null ? { trend: trend.map(tile.trend) } : {})}
          />
        );
      })}
    </div>
  );
});

/** "Takings were 48,210.00 in March 2011, 6 % more than February 2011." */
function describeTile({ key }: Tile, value: string, summary: DataSummary): string {
  const period = periodOfSummary(summary);
  const main = `${definitions[key].subject} ${value}${period === null ? '' : ` ${formatDuring(period)}`}`;
  const ratio = summary.comparison?.change[key];
  if (!summary.comparison || ratio === null || ratio === undefined) return `${main}.`;
  return `${main}, ${describeChange(ratio).words} ${formatPeriod(summary.comparison.period)}.`;
}

/** What a tile's value is made of. */
function describeParts({ key }: Tile, { totals, currency }: DataSummary, customers: Props['customers']): string | null {
  const money: Unit = { kind: 'money', currency };
  if (key === 'revenue' && totals.returns)
    return `${formatShort(totals.grossRevenue, money)} sold, ${formatShort(totals.returns, money)} returned`;
  if (key === 'customers' && customers && 'new' in customers)
    return `${formatShort(customers.new.customers, plain)} new, ${formatShort(customers.returning.customers, plain)} returning`;
  return null;
}

function TileChange({ summary: { comparison }, tile }: { summary: DataSummary; tile: Tile }) {
  if (comparison === null) return null;
  return <Change ratio={comparison.change[tile.key] ?? null} period={comparison.period} moreIsGood={tile.moreIsGood} />;
}
