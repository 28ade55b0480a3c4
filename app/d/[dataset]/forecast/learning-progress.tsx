'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/app/_components/button';
import { formatPercent } from '@/app/_components/format';
import { Progress } from '@/app/_components/progress';
import { useContract } from '@/app/_hooks/use-contract';
import { listLearning } from '@/lib/api/learning';

interface Props {
  dataset: string;
  onStop: () => void;
}

/** A saved model answers sooner than anybody would read this. */
const patienceMilliseconds = 700;

/** How far the learning is, once it takes longer than a glance. */
export function LearningProgress({ dataset, onStop }: Props) {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), patienceMilliseconds);
    return () => clearTimeout(timer);
  }, []);
  const { data } = useContract(listLearning, { dataset }, { enabled: isShown, refetchInterval: 500 });
  if (!isShown) return null;
  const fraction = data?.learning.find(({ kind }) => kind === 'forecast')?.fraction ?? null;
  const words = 'Learning from your sales, and trying the forecast on days that are known';
  return (
    <section aria-label="Learning" className="mb-6 rounded-card border border-line bg-surface p-4 sm:p-5">
      <p className="mb-2">
        {words}
        {fraction === null ? '' : `: ${formatPercent(fraction)}`}
      </p>
      <Progress label="Learning" fraction={fraction} />
      <p role="status" className="sr-only">
        {words}
      </p>
      <div className="mt-3">
        <Button onPress={onStop}>Cancel</Button>
      </div>
    </section>
  );
}
