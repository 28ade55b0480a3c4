'use client';

import dynamic from 'next/dynamic';
import { type ComponentProps, useContext, useMemo } from 'react';
import { SourceContext } from '@/app/_components/answer/source';
import { Skeleton } from '@/app/_components/skeleton';
import type { useFilter } from '@/app/_hooks/use-filter';
import { useSame } from '@/app/_hooks/use-same';
import type { CurrentAnalysis, DataSummary } from '@/lib/api/summary';
import { allProducts } from '@/lib/sales/filter';
import type { DetailsQuery } from './details/details-part';
import { chooseMeasure } from './measure';
import { CategoriesCard, ProductsCard } from './sellers-card';
import { describeComparison, headline, periodOfSummary, subline } from './sentences';
import { type StandOutQuery, StandOutsPart } from './stand-outs/stand-outs-part';
import { Spread } from './tiles/spread';
import { describeMissing } from './tiles/tile-list';
import { Tiles } from './tiles/tiles';
import { pickBuckets, suitGrain } from './trend/choose-grain';
import { TrendCard } from './trend/trend-card';
import { WeekCard } from './week/week-card';
import { averageWeek } from './week/week-cells';
import { ChooseDays, comparablePeriods } from './why/choose-days';
import { WhyPart } from './why/why-part';

const DetailsPart = dynamic(() => import('./details/details-part').then((module) => module.DetailsPart), {
  ssr: false,
  loading: () => <Skeleton label="Loading stores, prices and receipts" className="h-64" />,
});
const ProductsPart = dynamic(() => import('./products/products-part').then((module) => module.ProductsPart), {
  ssr: false,
  loading: () => <Skeleton label="Loading all products" className="h-96" />,
});

const noEvents: never[] = [];

interface Props extends ReturnType<typeof useFilter> {
  summary: DataSummary;
  analysis: CurrentAnalysis | null;
  /** The same without a choice of weekdays and hours. */
  week: CurrentAnalysis | null;
  standOut: StandOutQuery;
  details: DetailsQuery;
  question: ComponentProps<typeof WhyPart>['question'];
}

export function SummaryAnswer({
  summary,
  analysis,
  week: wholeWeek,
  standOut,
  details,
  question,
  filter,
  setFilter,
  toggleName,
  toggleDays,
  toggleTimes,
}: Props) {
  const measure = useSame(chooseMeasure(summary.totals, summary.currency));
  const period = useSame(periodOfSummary(summary));
  const trends = analysis?.trends;
  const events = standOut.data?.hasData && standOut.data.events.length > 0 ? standOut.data.events : noEvents;
  const trend = useMemo(
    () => (trends && 'day' in trends ? { trends, compared: analysis?.compared, events } : null),
    [trends, analysis, events],
  );
  const suited = period === null ? 'day' : suitGrain(period);
  const comparable = summary.comparison === null ? comparablePeriods(summary.dataRange, filter.compare) : [];
  const tellsWhy = summary.comparison !== null || comparable.length > 0;
  const hasStores = details.data?.hasData === true && Array.isArray(details.data.stores);
  const hasCategories = summary.categories.length > 0;
  const hasProducts = summary.products.some(({ product }) => product !== allProducts);
  const missing = describeMissing(summary.totals, [
    ...(period === null ? (['date'] as const) : []),
    ...(hasProducts ? [] : (['product'] as const)),
    ...(hasCategories ? [] : (['category'] as const)),
  ]);
  const week = useMemo(
    () => (wholeWeek === null || period === null ? null : averageWeek(wholeWeek, period)),
    [wholeWeek, period],
  );
  const source = useContext(SourceContext);
  const sparkPoints = useMemo(
    () => (trend === null ? [] : pickBuckets(trend.trends, suited).points.filter(({ complete }) => complete)),
    [trend, suited],
  );
  const chosen = useMemo(
    () => ({
      product: filter.product,
      ...(hasCategories ? { category: filter.category } : {}),
      ...(hasStores ? { store: filter.store } : {}),
    }),
    [filter, hasCategories, hasStores],
  );
  const times = useSame({ weekday: filter.weekday, hour: filter.hour });
  return (
    <>
      <h1 className="text-balance font-semibold text-title">{headline(summary, measure)}</h1>
      <p className="mt-1 text-muted">{subline(summary)}</p>
      {filter.compare !== 'none' && period !== null && (
        <p className="text-muted">{describeComparison(summary, filter.compare)}</p>
      )}
      <div className="mt-5 print:mt-2">
        <Tiles
          summary={summary}
          trend={sparkPoints}
          customers={details.data?.hasData ? details.data.customers : undefined}
        />
        <div className="mt-3 flex flex-wrap items-start gap-x-6 gap-y-2">
          <Spread {...summary} />
          {missing !== null && <p className="max-w-[80ch] py-1.5 text-muted text-small">{missing}</p>}
        </div>
      </div>
      <div className="mt-6 grid grid-cols-1 gap-6 lg:grid-cols-12 lg:items-start print:mt-3 print:grid-cols-12 print:items-start print:gap-3">
        {analysis === null && <Skeleton label="Loading the trend" className="h-96 lg:col-span-12" />}
        {trend !== null && (
          <TrendCard
            className={tellsWhy ? 'lg:col-span-12 xl:col-span-8 print:col-span-8' : 'lg:col-span-12 print:col-span-12'}
            data={trend}
            measure={measure}
            grain={filter.grain ?? suited}
            setFilter={setFilter}
            onDays={toggleDays}
          />
        )}
        {tellsWhy && (
          <div className="lg:col-span-12 xl:col-span-4 print:col-span-4">
            {summary.comparison === null ? (
              <ChooseDays periods={comparable} onDays={toggleDays} />
            ) : (
              <WhyPart question={question} chosen={chosen} onToggle={toggleName} hasMoney={measure.key === 'revenue'} />
            )}
          </div>
        )}
        {hasProducts && (
          <ProductsCard
            className={spansOf(hasCategories, week !== null)}
            summary={summary}
            measure={measure}
            chosen={filter.product}
            onToggle={toggleName}
          />
        )}
        {hasCategories && (
          <CategoriesCard
            className={`lg:col-span-5 ${week === null ? 'print:col-span-5' : 'print:col-span-3'}`}
            summary={summary}
            measure={measure}
            chosen={filter.category}
            onToggle={toggleName}
          />
        )}
        {week !== null && period !== null && (
          <SourceContext value={source && wholeWeek && { ...source, filter: wholeWeek.filter, rows: wholeWeek.rows }}>
            <WeekCard
              className="lg:col-span-5 print:col-span-5"
              week={week}
              period={period}
              chosen={times}
              onToggle={toggleTimes}
            />
          </SourceContext>
        )}
        {period !== null && (
          <StandOutsPart
            className={
              week !== null && hasCategories === hasProducts
                ? `lg:col-span-7 ${hasProducts ? 'print:col-span-12' : 'print:col-span-7'}`
                : 'lg:col-span-12 print:col-span-12'
            }
            query={standOut}
          />
        )}
        <div className="lg:col-span-12 print:col-span-12 print:break-before-page">
          <DetailsPart
            query={details}
            measure={measure}
            products={filter.product}
            stores={filter.store}
            toggleName={toggleName}
          />
        </div>
      </div>
      {analysis !== null && hasProducts && (
        <div className="mt-6 print:break-before-page">
          <ProductsPart dataset={summary.dataset} measure={measure} {...{ filter, setFilter, toggleName }} />
        </div>
      )}
    </>
  );
}

/** Of bestsellers; on paper categories and the week share their row. */
function spansOf(hasCategories: boolean, hasWeek: boolean): string {
  if (!hasCategories && !hasWeek) return 'lg:col-span-12 print:col-span-12';
  return `lg:col-span-7 ${hasCategories && hasWeek ? 'print:col-span-4' : 'print:col-span-7'}`;
}
