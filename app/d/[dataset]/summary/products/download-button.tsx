'use client';

import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { Button } from '@/app/_components/button';
import { ProblemNotice } from '@/app/_components/problem-notice';
import { callForCsv } from '@/lib/api/client';
import { dataSummary } from '@/lib/api/summary';

/** Saves every product that a question finds, as a CSV file. */
export function DownloadButton({ question }: { question: z.input<typeof dataSummary.input> }) {
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => save(await callForCsv(dataSummary, question), 'products.csv'),
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

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
