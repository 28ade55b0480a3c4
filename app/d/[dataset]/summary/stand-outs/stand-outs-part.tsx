'use client';

import type { z } from 'zod';
import { fading } from '@/app/_components/fading';
import { ProblemNotice } from '@/app/_components/problem-notice';
import { Skeleton } from '@/app/_components/skeleton';
import type { Asked } from '@/app/_hooks/use-contract';
import type { standOuts } from '@/lib/api/stand-outs';
import { StandOutsCard } from './stand-outs-card';

export type StandOutQuery = Asked<z.output<typeof standOuts.output>>;

export function StandOutsPart({ query, className = '' }: { query: StandOutQuery; className?: string }) {
  if (query.error)
    return (
      <div className={className}>
        <ProblemNotice error={query.error} onRetry={() => query.refetch()} />
      </div>
    );
  if (!query.data?.hasData) return <Skeleton label="Looking for what stands out" className={`h-64 ${className}`} />;
  return (
    <div aria-busy={query.isOld} className={`${fading(query.isOld)} ${className}`}>
      <StandOutsCard answer={query.data} />
    </div>
  );
}
