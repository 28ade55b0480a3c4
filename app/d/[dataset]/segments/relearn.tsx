'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from '@/app/_components/button';
import { ProblemNotice } from '@/app/_components/problem-notice';
import { callContract } from '@/lib/api/client';
import { segments } from '@/lib/api/segments';
import type { Question } from './question';

/** Learns the groups, and who comes back, from the sales of today. */
export function Relearn({ question }: { question: Question }) {
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => callContract(segments, { ...question, retrain: true, include: 'returns' }),
    onSuccess: () =>
      client.invalidateQueries({ predicate: ({ queryKey: [path] }) => String(path).startsWith(segments.path) }),
  });
  return (
    <>
      <Button kind="quiet" isDisabled={isPending} onPress={() => mutate()}>
        {isPending ? 'Learning' : 'Learn them again'}
      </Button>
      {error && <ProblemNotice error={error} />}
    </>
  );
}
