'use client';

import type { Unit } from '@/app/_components/format';
import { ProblemNotice } from '@/app/_components/problem-notice';
import { Skeleton } from '@/app/_components/skeleton';
import { useContract } from '@/app/_hooks/use-contract';
import { segments, winBack } from '@/lib/api/segments';
import type { Question } from '../question';
import { ReturnsCard } from './returns-card';
import { WinBackCard } from './win-back-card';

interface Props {
  question: Question;
  unit: Unit;
  /** Only members see the list. */
  isMember: boolean;
}

export function WinBackPart({ question, unit, isMember }: Props) {
  const returns = useContract(segments, { ...question, include: 'returns' });
  const list = useContract(winBack, { ...question, limit: 200 }, { enabled: isMember });
  const failed = returns.error ?? list.error;
  if (failed) return <ProblemNotice error={failed} onRetry={() => Promise.all([returns.refetch(), list.refetch()])} />;
  if (!returns.data || (isMember && !list.data)) return <Skeleton label="Learning who comes back" className="h-80" />;
  if (!returns.data.hasData) return null;
  const answer = returns.data.returns;
  return (
    <div className="grid grid-cols-1 gap-6 lg:grid-cols-12 lg:items-start">
      {list.data?.hasData && (
        <WinBackCard className="lg:col-span-7 xl:col-span-8" answer={list.data} question={question} unit={unit} />
      )}
      {answer && (
        <ReturnsCard className={isMember ? 'lg:col-span-5 xl:col-span-4' : 'lg:col-span-12'} returns={answer} />
      )}
    </div>
  );
}
