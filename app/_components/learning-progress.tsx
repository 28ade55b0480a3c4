'use client';

import { useEffect, useState } from 'react';
import { listLearning } from '@/lib/api/learning';
import { useContract } from '../_hooks/use-contract';
import { Button } from './button';
import { formatPercent } from './format';
import { Progress } from './progress';

interface Props {
  dataset: string;
  /** What is learnt, as the list of learnings names it. */
  kind: string;
  /** The same in a sentence without its full stop. */
  words: string;
  onStop: () => void;
}

/** A saved model answers sooner than anybody would read this. */
const patienceMilliseconds = 700;

/** How far the learning is, once it takes longer than a glance. */
export function LearningProgress({ dataset, kind, words, onStop }: Props) {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), patienceMilliseconds);
    return () => clearTimeout(timer);
  }, []);
  const { data } = useContract(listLearning, { dataset }, { enabled: isShown, refetchInterval: 500 });
  if (!isShown) return null;
  const fraction = data?.learning.find((one) => one.kind === kind)?.fraction ?? null;
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
