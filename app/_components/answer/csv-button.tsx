'use client';

import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { useLink } from '@/app/_hooks/use-link';
import { callForCsv } from '@/lib/api/client';
import type { Contract } from '@/lib/api/contract';
import { Button } from '../button';
import { ProblemNotice } from '../problem-notice';
import { download } from './hand-over';

interface Props<Input extends z.ZodType> {
  contract: Contract<Input>;
  question: z.input<Input>;
  fileName: string;
  kind?: 'quiet' | 'secondary';
  children?: string;
}

/** Saves all that a question finds, as a CSV file. */
export function CsvButton<Input extends z.ZodType>({
  contract,
  question,
  fileName,
  kind = 'secondary',
  children = 'Download CSV',
}: Props<Input>) {
  const share = useLink()?.token;
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => download(await callForCsv(contract, question, { share }), fileName),
  });
  return (
    <>
      <Button kind={kind} isDisabled={isPending} onPress={() => mutate()}>
        {isPending ? 'Preparing the file' : children}
      </Button>
      {error && <ProblemNotice error={error} />}
    </>
  );
}
