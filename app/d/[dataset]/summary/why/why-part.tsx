'use client';

import { memo, useState } from 'react';
import { fading } from '@/app/_components/fading';
import { ProblemNotice } from '@/app/_components/problem-notice';
import { Skeleton } from '@/app/_components/skeleton';
import { useAsk, useContract } from '@/app/_hooks/use-contract';
import { useNextFilter } from '@/app/_hooks/use-filter';
import { type Changes, changes } from '@/lib/api/changes';
import { questionOf } from '../question';
import { type View, WhyCard } from './why-card';

interface Props {
  question: ReturnType<typeof questionOf>;
  /** What the file can be broken down by, and the names that are chosen of each. */
  chosen: Partial<Record<Changes['by'], readonly string[]>>;
  onToggle: (by: Changes['by'], name: string) => void;
  hasMoney: boolean;
}

/** How many rise, and as many fall, in a list. */
export const listedMovers = 5;

export const WhyPart = memo(function WhyPart({ question, chosen, onToggle, hasMoney }: Props) {
  const [picked, setPicked] = useState<View>('parts');
  const by = (['category', 'store'] as const).find((name) => name === picked) ?? 'product';
  const query = useContract(changes, { ...question, by, limit: listedMovers });
  const ask = useAsk();
  useNextFilter((next) => ask(changes, { ...questionOf(question.dataset, next), by, limit: listedMovers }));
  if (query.error) return <ProblemNotice error={query.error} onRetry={() => query.refetch()} />;
  if (!query.data?.hasData) return <Skeleton label="Looking for the reasons" className="h-96" />;
  const answer = query.data;
  const broken = (['product', 'category', 'store'] as const).filter((name) => name in chosen);
  return (
    <div aria-busy={query.isOld} className={fading(query.isOld)}>
      <WhyCard
        answer={answer}
        view={picked === 'parts' && hasMoney ? 'parts' : answer.by}
        views={[...(hasMoney ? (['parts'] as const) : []), ...broken]}
        onView={setPicked}
        chosen={chosen[answer.by] ?? []}
        onToggle={(name) => onToggle(answer.by, name)}
      />
    </div>
  );
});
