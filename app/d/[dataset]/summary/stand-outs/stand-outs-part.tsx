'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import type { z } from 'zod';
import { fading } from '@/app/_components/fading';
import { ProblemNotice } from '@/app/_components/problem-notice';
import { Skeleton } from '@/app/_components/skeleton';
import type { standOuts } from '@/lib/api/stand-outs';
import { StandOutsCard } from './stand-outs-card';

export type StandOutQuery = UseQueryResult<z.output<typeof standOuts.output>>;

export function StandOutsPart({ query, className = '' }: { query: StandOutQuery; className?: string }) {
  if (query.error)
    return (
      <div className={className}>
        <ProblemNotice error={query.error} onRetry={() => query.refetch()} />
      </div>
    );
  if (!query.data?.hasData) return <Skeleton label="Looking for what stands out" className={`h-64 ${className}`} />;
  const isOld = query.isPlaceholderData;
  return (
    <div aria-busy={isOld} className={`${fading(isOld)} ${className}`}>
      <StandOutsCard answer={query.data} />
    </div>
  );
}
