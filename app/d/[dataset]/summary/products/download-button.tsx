'use client';

import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { download } from '@/app/_components/answer/hand-over';
import { Button } from '@/app/_components/button';
import { ProblemNotice } from '@/app/_components/problem-notice';
import { callForCsv } from '@/lib/api/client';
import { dataSummary } from '@/lib/api/summary';

/** Saves every product that a question finds, as a CSV file. */
export function DownloadButton({ question }: { question: z.input<typeof dataSummary.input> }) {
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => download(await callForCsv(dataSummary, question), 'products.csv'),
  });
  return (
    <>
      <Button isDisabled={isPending} onPress={() => mutate()}>
        {isPending ? 'Preparing the file' : 'Download CSV'}
      </Button>
      {error && <ProblemNotice error={error} />}
    </>
  );
}
