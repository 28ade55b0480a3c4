'use client';

import { PrintedSource } from '@/app/_components/answer/printed-source';
import { SourceContext } from '@/app/_components/answer/source';
import { Button } from '@/app/_components/button';
import { EmptyState, NoSalesYet } from '@/app/_components/empty-state';
import { fading } from '@/app/_components/fading';
import { LearningProgress } from '@/app/_components/learning-progress';
import { ProblemNotice } from '@/app/_components/problem-notice';
import { Skeleton } from '@/app/_components/skeleton';
import { useContract } from '@/app/_hooks/use-contract';
import { narrow, useFilter } from '@/app/_hooks/use-filter';
import { readDataset } from '@/lib/api/datasets';
import { ForecastAnswer } from './forecast-answer';
import { useForecast } from './use-forecast';
import { writePlan } from './what-if/plan';
import { usePlans } from './what-if/use-plans';

const words = 'Learning from your sales, and trying the forecast on days that are known';

export function ForecastView({ dataset }: { dataset: string }) {
  const { filter, setFilter, toggleName } = useFilter();
  const { plans, setPlans } = usePlans();
  const narrowed = { dataset, ...narrow(filter) };
  const { query, isStopped, isLearning, error, retrain, stop } = useForecast({
    ...narrowed,
    grain: filter.grain ?? 'day',
    ...(filter.horizon === undefined ? {} : { horizon: filter.horizon }),
    events: plans.map(writePlan),
  });
  const named = useContract(readDataset, { id: dataset });
  const { data } = query;
  if (error && !data) return <ProblemNotice error={error} onRetry={() => query.refetch()} />;
  if (isStopped)
    return (
      <EmptyState title="The forecast was stopped">
        <Button onPress={() => query.refetch()}>Learn it now</Button>
      </EmptyState>
    );
  const progress = isLearning && <LearningProgress {...{ dataset, kind: 'forecast', words }} onStop={stop} />;
  if (!data)
    return (
      <>
        {progress}
        <Skeleton label="Loading the forecast" className="mb-6 h-12 max-w-xl" />
        <Skeleton label="" className="h-96" />
      </>
    );
  if (!data.hasData) return <NoSalesYet />;
  if ('available' in data)
    return (
      <>
        {progress}
        <EmptyState title="There is no forecast of these sales">
          <p>{data.reason}</p>
          {filter.horizon !== undefined && (
            <Button onPress={() => setFilter({ horizon: undefined })}>Forecast a shorter time</Button>
          )}
          {filter.grain !== undefined && filter.grain !== 'day' && (
            <Button onPress={() => setFilter({ grain: 'day', horizon: undefined })}>Forecast days</Button>
          )}
        </EmptyState>
      </>
    );
  const { from, to } = data.filter;
  const begin = data.history[0]?.bucket ?? data.trainedOn.from;
  const source = {
    dataset,
    filter: data.filter,
    dataVersion: data.dataVersion,
    rows: data.rows,
    name: named.data?.name ?? '',
    days: { from: from ?? begin, to: to ?? named.data?.dateRange?.to ?? begin },
    compared: null,
  };
  return (
    <>
      {progress}
      {error && <ProblemNotice error={error} />}
      <div aria-busy={query.isOld} className={fading(query.isOld)}>
        <SourceContext value={source}>
          <PrintedSource />
          <ForecastAnswer
            forecast={data}
            question={narrowed}
            plans={plans}
            onPlans={setPlans}
            onStep={setFilter}
            onToggle={toggleName}
            onRetrain={isLearning ? null : retrain}
          />
        </SourceContext>
      </div>
    </>
  );
}
