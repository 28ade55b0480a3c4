'use client';

import dynamic from 'next/dynamic';
import { type ComponentProps, useEffect } from 'react';
import { SourceContext } from '@/app/_components/answer/source';
import { Button } from '@/app/_components/button';
import { EmptyState } from '@/app/_components/empty-state';
import { formatDuring } from '@/app/_components/format';
import { ProblemNotice } from '@/app/_components/problem-notice';
import { Skeleton } from '@/app/_components/skeleton';
import { useContract } from '@/app/_hooks/use-contract';
import { namedColumns, noDates, noNames, useFilter } from '@/app/_hooks/use-filter';
import { readDataset } from '@/lib/api/datasets';
import { standOuts } from '@/lib/api/stand-outs';
import { type CurrentAnalysis, currentAnalysis, type DataSummary, dataSummary } from '@/lib/api/summary';
import { DetailsPart, type DetailsQuery } from './details/details-part';
import { chooseMeasure } from './measure';
import { CategoriesCard, ProductsCard } from './sellers-card';
import { describeComparison, headline, periodOfSummary, sourceOf, subline } from './sentences';
import { type StandOutQuery, StandOutsPart } from './stand-outs/stand-outs-part';
import { Spread } from './tiles/spread';
import { Tiles } from './tiles/tiles';
import { pickBuckets, suitGrain } from './trend/choose-grain';
import { preloadChart, TrendCard } from './trend/trend-card';
import { WeekCard } from './week/week-card';
import { averageWeek } from './week/week-cells';
import { ChooseDays, comparablePeriods } from './why/choose-days';
import { WhyPart } from './why/why-part';

const ProductsPart = dynamic(() => import('./products/products-part').then((module) => module.ProductsPart), {
  ssr: false,
  loading: () => <Skeleton label="Loading all products" className="h-96" />,
});

export function SummaryView({ dataset }: { dataset: string }) {
  const steering = useFilter();
  const { filter, setFilter } = steering;
  const { from, to, product, category, store, compare } = filter;
  const narrowed = { dataset, from, to, product, category, store };
  const question = { ...narrowed, compare };
  const summary = useContract(dataSummary, question);
  const analysis = useContract(currentAnalysis, { ...question, include: 'trends,compared' });
  const named = useContract(readDataset, { id: dataset });

  const drawn = summary.isSuccess && analysis.isSuccess;
  const standOut = useContract(standOuts, narrowed, { enabled: drawn });
  const details = useContract(
    dataSummary,
    { ...question, top: 1, include: 'stores,prices,baskets,customers' },
    { enabled: drawn },
  );

  useEffect(preloadChart, []);

  const failed = summary.error ?? analysis.error;
  if (failed) {
    const retry = () => Promise.all([summary.refetch(), analysis.refetch()]);
    return <ProblemNotice error={failed} onRetry={retry} />;
  }
  if (!summary.data) return <SummarySkeleton />;
  if (!summary.data.hasData)
    return <EmptyState title="There are no sales yet">Bring a sales file to begin.</EmptyState>;
  if (summary.data.rows === 0) return <NoSales filter={filter} setFilter={setFilter} />;
  const isOld = summary.isPlaceholderData || analysis.isPlaceholderData;
  return (
    <div aria-busy={isOld} className={`transition-opacity ${isOld ? 'opacity-60' : ''}`}>
      <SourceContext value={sourceOf(summary.data, named.data?.name ?? '')}>
        <Answer
          summary={summary.data}
          analysis={analysis.data?.hasData ? analysis.data : null}
          standOut={standOut}
          details={details}
          question={question}
          {...steering}
        />
      </SourceContext>
    </div>
  );
}

const noEvents: never[] = [];

interface AnswerProps extends ReturnType<typeof useFilter> {
  summary: DataSummary;
  analysis: CurrentAnalysis | null;
  standOut: StandOutQuery;
  details: DetailsQuery;
  question: ComponentProps<typeof WhyPart>['question'];
}

function Answer({
  summary,
  analysis,
  standOut,
  details,
  question,
  filter,
  setFilter,
  toggleName,
  toggleDays,
}: AnswerProps) {
  const measure = chooseMeasure(summary.totals, summary.currency);
  const period = periodOfSummary(summary);
  const trends = analysis?.trends;
  const events = standOut.data?.hasData ? standOut.data.events : noEvents;
  const suited = period === null ? 'day' : suitGrain(period);
  const comparable = summary.comparison === null ? comparablePeriods(summary.dataRange, filter.compare) : [];
  const tellsWhy = summary.comparison !== null || comparable.length > 0;
  const hasStores = details.data?.hasData === true && Array.isArray(details.data.stores);
  const hasCategories = summary.categories.length > 0;
  const week = analysis === null || period === null ? null : averageWeek(analysis, period);
  const sparkPoints =
    trends && 'day' in trends ? pickBuckets(trends, suited).points.filter(({ complete }) => complete) : [];
  return (
    <>
      <h1 className="text-balance font-semibold text-title">{headline(summary, measure)}</h1>
      <p className="mt-1 text-muted">{subline(summary)}</p>
      {filter.compare !== 'none' && period !== null && (
        <p className="text-muted">{describeComparison(summary, filter.compare)}</p>
      )}
      <div className="mt-5">
        <Tiles
          summary={summary}
          trend={sparkPoints}
          customers={details.data?.hasData ? details.data.customers : undefined}
        />
        <Spread {...summary} />
      </div>
      {measure !== null && (
        <div className="mt-6 grid grid-cols-1 gap-6 lg:grid-cols-12 lg:items-start">
          {analysis === null && <Skeleton label="Loading the trend" className="h-96 lg:col-span-12" />}
          {trends && 'day' in trends && (
            <TrendCard
              className={tellsWhy ? 'lg:col-span-12 xl:col-span-8' : 'lg:col-span-12'}
              data={{ trends, compared: analysis.compared, events }}
              measure={measure}
              grain={filter.grain ?? suited}
              onGrain={(grain) => setFilter({ grain })}
              onDays={toggleDays}
            />
          )}
          {tellsWhy && (
            <div className="lg:col-span-12 xl:col-span-4">
              {summary.comparison === null ? (
                <ChooseDays periods={comparable} onDays={toggleDays} />
              ) : (
                <WhyPart
                  question={question}
                  chosen={{
                    product: filter.product,
                    ...(hasCategories ? { category: filter.category } : {}),
                    ...(hasStores ? { store: filter.store } : {}),
                  }}
                  onToggle={toggleName}
                  hasMoney={measure.key === 'revenue'}
                />
              )}
            </div>
          )}
          <ProductsCard
            className={hasCategories || week !== null ? 'lg:col-span-7' : 'lg:col-span-12'}
            summary={summary}
            measure={measure}
            chosen={filter.product}
            onToggle={(name) => toggleName('product', name)}
          />
          {hasCategories && (
            <CategoriesCard
              className="lg:col-span-5"
              summary={summary}
              measure={measure}
              chosen={filter.category}
              onToggle={(name) => toggleName('category', name)}
            />
          )}
          {week !== null && period !== null && <WeekCard className="lg:col-span-5" week={week} period={period} />}
          {period !== null && (
            <StandOutsPart
              className={hasCategories && week !== null ? 'lg:col-span-7' : 'lg:col-span-12'}
              query={standOut}
            />
          )}
          <div className="lg:col-span-12">
            <DetailsPart query={details} measure={measure} filter={filter} toggleName={toggleName} />
          </div>
        </div>
      )}
      {measure !== null && analysis !== null && (
        <div className="mt-6">
          <ProductsPart dataset={summary.dataset} measure={measure} {...{ filter, setFilter, toggleName }} />
        </div>
      )}
    </>
  );
}

function NoSales({ filter, setFilter }: Pick<AnswerProps, 'filter' | 'setFilter'>) {
  const { from, to } = filter;
  const names = namedColumns.some((column) => filter[column].length > 0);
  const when = from && to ? ` ${formatDuring({ from, to })}` : '';
  return (
    <EmptyState title={`No sales${names ? ' of what is chosen' : ''}${when}`}>
      <div className="flex flex-wrap justify-center gap-3">
        {(from || to) && <Button onPress={() => setFilter(noDates)}>Show all dates</Button>}
        {names && <Button onPress={() => setFilter(noNames)}>Show all products</Button>}
      </div>
    </EmptyState>
  );
}

function SummarySkeleton() {
  return (
    <>
      <Skeleton label="Loading the summary" className="mb-6 h-12 max-w-xl" />
      <Skeleton label="" className="mb-6 h-36" />
      <Skeleton label="" className="h-96" />
    </>
  );
}
