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
import { useContract } from '@/app/_hooks/use-contract';
import { namedColumns, narrow, noDates, noNames, noTimes, useFilter } from '@/app/_hooks/use-filter';
import { readDataset } from '@/lib/api/datasets';
import { standOuts } from '@/lib/api/stand-outs';
import { currentAnalysis, dataSummary } from '@/lib/api/summary';
import { rowsPerPage } from './products/rows-per-page';
import { sourceOf } from './sentences';
import { SummaryAnswer } from './summary-answer';

export function SummaryView({ dataset }: { dataset: string }) {
  const steering = useFilter();
  const { filter, setFilter } = steering;
  const question = useMemo(() => ({ dataset, ...narrow(filter), compare: filter.compare }), [dataset, filter]);
  const summary = useContract(dataSummary, { ...question, top: rowsPerPage });
  const analysis = useContract(currentAnalysis, { ...question, include: 'trends,compared' });
  // The week stays whole, so that another hour of it can be chosen; with none chosen this is the question above.
  const week = useContract(currentAnalysis, { ...question, ...noTimes, include: 'trends,compared' });
  const named = useContract(readDataset, { id: dataset });

  const drawn = summary.isSuccess && analysis.isSuccess;
  const standOut = useContract(standOuts, { dataset, ...narrow(filter) }, { enabled: drawn });
  const details = useContract(
    dataSummary,
    { ...question, top: 1, include: 'stores,prices,discounts,margin,baskets,customers' },
    { enabled: drawn },
  );

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
          question={question}
          {...steering}
        />
      </SourceContext>
    </div>
  );
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
