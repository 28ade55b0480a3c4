'use client';

import type { Unit } from '@/app/_components/format';
import { ProblemNotice } from '@/app/_components/problem-notice';
import { Skeleton } from '@/app/_components/skeleton';
import { useContract } from '@/app/_hooks/use-contract';
import { segments } from '@/lib/api/segments';
import type { Question } from '../question';
import { CohortsCard } from './cohorts-card';
import { NewAndReturningCard } from './new-and-returning-card';

export function CohortsPart({ question, unit }: { question: Question; unit: Unit }) {
  const query = useContract(segments, { ...question, include: 'cohorts' });
  if (query.error) return <ProblemNotice error={query.error} onRetry={() => query.refetch()} />;
  if (!query.data?.hasData) return <Skeleton label="Looking who came back" className="h-96" />;
  const { cohorts, newAndReturning } = query.data;
  return (
    <div className="grid grid-cols-1 gap-6 lg:grid-cols-12 lg:items-start">
      {Array.isArray(cohorts) && cohorts.length > 0 && (
        <CohortsCard className="lg:col-span-7" cohorts={cohorts} unit={unit} />
      )}
      {Array.isArray(newAndReturning) && newAndReturning.length > 1 && (
        <NewAndReturningCard className="lg:col-span-5" months={newAndReturning} unit={unit} />
      )}
    </div>
  );
}
