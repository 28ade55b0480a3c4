'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
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
import { ProblemError } from '@/lib/api/client';
import { readDataset } from '@/lib/api/datasets';
import { segments } from '@/lib/api/segments';
import { NoCustomers } from './no-customers';
import { Relearn } from './relearn';
import { SegmentsAnswer } from './segments-answer';

const words = 'Sorting your customers into groups, and trying how steady the groups are';

export function SegmentsView({ dataset }: { dataset: string }) {
  const { filter } = useFilter();
  const client = useQueryClient();
  const [k, setK] = useState<number | undefined>();
  const question = { dataset, ...narrow(filter), k };
  const query = useContract(segments, { ...question, include: 'points,typical' });
  const named = useContract(readDataset, { id: dataset });
  const { data, error, isOld, isPending, fetchStatus } = query;
  const isMember = named.data !== undefined && named.data.role !== 'link';

  if (error)
    return (
      <>
        <ProblemNotice error={error} onRetry={() => query.refetch()} />
        {isMember && error instanceof ProblemError && error.problem.status === 409 && <Relearn question={question} />}
      </>
    );
  if (isPending && fetchStatus === 'idle')
    return (
      <EmptyState title="The search for groups was stopped">
        <Button onPress={() => query.refetch()}>Find them now</Button>
      </EmptyState>
    );
  if (!data)
    return (
      <>
        <LearningProgress
          {...{ dataset, kind: 'segments', words }}
          onStop={() => client.cancelQueries({ queryKey: [segments.path] })}
        />
        <LearningSkeleton />
      </>
    );
  if (!data.hasData) return <NoSalesYet />;
  const source = { ...data, name: named.data?.name ?? '', compared: null };
  return (
    <div aria-busy={isOld} className={fading(isOld)}>
      <SourceContext value={source}>
        <PrintedSource />
        {'available' in data ? (
          <NoCustomers lacking={data} question={question} currency={data.currency} />
        ) : (
          <SegmentsAnswer answer={data} question={question} isMember={isMember} onK={setK} />
        )}
      </SourceContext>
    </div>
  );
}

function LearningSkeleton() {
  return (
    <>
      <Skeleton label="Finding groups of customers" className="mb-6 h-12 max-w-xl" />
      <Skeleton label="" className="mb-6 h-72" />
      <Skeleton label="" className="h-96" />
    </>
  );
}
