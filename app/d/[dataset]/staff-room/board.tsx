import { Change } from '@/app/_components/change';
import { formatExact, formatShort, plain, type Unit } from '@/app/_components/format';
import type { StandOuts } from '@/lib/api/stand-outs';
import type { CurrentAnalysis, DataSummary } from '@/lib/api/summary';
import type { Grain } from '@/lib/sales/calendar';
import { definitions } from '@/lib/summary/definitions';
import { chooseMeasure } from '../summary/measure';
import { headline, periodOfSummary } from '../summary/sentences';
import { StandOutSentence, unitOf } from '../summary/stand-outs/stand-out-sentence';
import { chooseTiles } from '../summary/tiles/tile-list';
import { suitGrain } from '../summary/trend/choose-grain';
import { TrendChart } from '../summary/trend/trend-chart';
import { trendRows } from '../summary/trend/trend-rows';

interface Props {
  summary: DataSummary;
  analysis: CurrentAnalysis;
  standOut: StandOuts;
  grain: Grain | undefined;
}

const shownStandOuts = 3;

/** What can be read from across a room. */
export function Board({ summary, analysis: { trends, compared }, standOut, grain: asked }: Props) {
  const { totals, currency, comparison } = summary;
  const measure = chooseMeasure(totals, currency);
  const period = periodOfSummary(summary);
  const grain = asked ?? (period === null ? 'day' : suitGrain(period));
  const found = 'items' in standOut.standOuts ? standOut.standOuts : null;
  return (
    <>
      <h1 className="text-balance font-semibold text-figure">{headline(summary, measure)}</h1>
      <div className="grid grid-cols-2 gap-4 lg:grid-cols-3">
        {chooseTiles(totals).map(({ key, isMoney, moreIsGood }) => {
          const unit: Unit = isMoney ? { kind: 'money', currency } : plain;
          return (
            <section
              key={key}
              aria-label={definitions[key].name}
              className="rounded-card border border-line bg-surface p-4 lg:p-5"
            >
              <h2 className="text-lead text-muted">{definitions[key].name}</h2>
              <p
                title={formatExact(totals[key], unit)}
                className="font-semibold text-[clamp(2rem,5vw,4rem)] leading-tight"
              >
                {formatShort(totals[key], unit)}
              </p>
              {comparison && (
                <Change ratio={comparison.change[key] ?? null} period={comparison.period} moreIsGood={moreIsGood} />
              )}
            </section>
          );
        })}
      </div>
      {measure !== null && trends && 'day' in trends && (
        <section aria-label="Trend" className="rounded-card border border-line bg-surface p-4 lg:p-5">
          <TrendChart
            {...trendRows({ trends, compared, events: standOut.events }, grain, measure)}
            measure={measure}
            compared={compared}
          />
        </section>
      )}
      {found !== null && found.items.length > 0 && (
        <ul aria-label="What stands out" className="flex flex-col gap-2 text-lead">
          {found.items.slice(0, shownStandOuts).map((one) => (
            <li key={one.kind === 'days' ? one.from : `${one.kind} ${one.product}`} className="break-words">
              <StandOutSentence standOut={one} {...unitOf(found.measure, currency)} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
