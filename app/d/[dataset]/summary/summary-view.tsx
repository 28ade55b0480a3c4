'use client';

import { useMemo } from 'react';
import { PrintedSource } from '@/app/_components/answer/printed-source';
import { SourceContext } from '@/app/_components/answer/source';
import { Button } from '@/app/_components/button';
import { EmptyState, NoSalesYet } from '@/app/_components/empty-state';
import { fading } from '@/app/_components/fading';
import { formatDuring } from '@/app/_components/format';
import { ProblemNotice } from '@/app/_components/problem-notice';
import { Skeleton } from '@/app/_components/skeleton';
import { useAsk, useContract } from '@/app/_hooks/use-contract';
import {
  namedColumns,
  narrow,
  noDates,
  noNames,
  noTimes,
  type UrlFilter,
  useFilter,
  useNextFilter,
} from '@/app/_hooks/use-filter';
import { readDataset } from '@/lib/api/datasets';
import { standOuts } from '@/lib/api/stand-outs';
import { currentAnalysis, dataSummary } from '@/lib/api/summary';
import { rowsPerPage } from './products/rows-per-page';
import { questionOf } from './question';
import { sourceOf } from './sentences';
import { SummaryAnswer } from './summary-answer';

export function SummaryView({ dataset }: { dataset: string }) {
  const steering = useFilter();
  const { filter, setFilter } = steering;
  const asked = useMemo(() => questionsOf(dataset, filter), [dataset, filter]);
  const summary = useContract(dataSummary, asked.summary);
  const analysis = useContract(currentAnalysis, asked.analysis);
  const week = useContract(currentAnalysis, asked.week);
  const named = useContract(readDataset, { id: dataset });

  const drawn = summary.isSuccess && analysis.isSuccess;
  const standOut = useContract(standOuts, asked.standOuts, { enabled: drawn });
  const details = useContract(dataSummary, asked.details, { enabled: drawn });

  const ask = useAsk();
  useNextFilter((next) => {
    const soon = questionsOf(dataset, next);
    ask(dataSummary, soon.summary);
    ask(currentAnalysis, soon.analysis);
    ask(currentAnalysis, soon.week);
    ask(standOuts, soon.standOuts);
    ask(dataSummary, soon.details);
  });

  const failed = summary.error ?? analysis.error;
  if (failed) {
    const retry = () => Promise.all([summary.refetch(), analysis.refetch()]);
    return <ProblemNotice error={failed} onRetry={retry} />;
  }
  if (!summary.data) return <SummarySkeleton />;
  if (!summary.data.hasData) return <NoSalesYet />;
  if (summary.data.rows === 0) return <NoSales filter={filter} setFilter={setFilter} />;
  const isOld = summary.isOld || analysis.isOld;
  return (
    <div aria-busy={isOld} className={fading(isOld)}>
      <SourceContext value={sourceOf(summary.data, named.data?.name ?? '')}>
        <PrintedSource />
        <SummaryAnswer
          summary={summary.data}
          analysis={analysis.data?.hasData ? analysis.data : null}
          standOut={standOut}
          week={week.data?.hasData ? week.data : null}
          details={details}
          question={asked.question}
          {...steering}
        />
      </SourceContext>
    </div>
  );
}

function questionsOf(dataset: string, filter: UrlFilter) {
  const question = questionOf(dataset, filter);
  const analysis = { ...question, include: 'trends,compared' };
  return {
    question,
    summary: { ...question, top: rowsPerPage },
    analysis,
    // The week stays whole, so that another hour of it can be chosen; with none chosen this is the question above.
    week: { ...analysis, ...noTimes },
    standOuts: { dataset, ...narrow(filter) },
    details: { ...question, top: 1, include: 'stores,prices,discounts,margin,baskets,customers' },
  };
}

function NoSales({ filter, setFilter }: Pick<ReturnType<typeof useFilter>, 'filter' | 'setFilter'>) {
  const { from, to } = filter;
  const names = filter.search !== '' || namedColumns.some((column) => filter[column].length > 0);
  const times = filter.weekday.length + filter.hour.length > 0;
  const when = from && to ? ` ${formatDuring({ from, to })}` : '';
  return (
    <EmptyState title={`No sales${names ? ' of what is chosen' : ''}${when}`}>
      <div className="flex flex-wrap justify-center gap-3">
        {(from || to) && <Button onPress={() => setFilter(noDates)}>Show all dates</Button>}
        {names && <Button onPress={() => setFilter(noNames)}>Show all products</Button>}
        {times && <Button onPress={() => setFilter(noTimes)}>Show the whole week</Button>}
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
