'use client';

import { useMutation } from '@tanstack/react-query';
import { useContext } from 'react';
import { fileNameOf } from '@/app/_components/answer/file-name';
import { download } from '@/app/_components/answer/hand-over';
import { SourceContext } from '@/app/_components/answer/source';
import { Button } from '@/app/_components/button';
import { ProblemNotice } from '@/app/_components/problem-notice';
import { useLink } from '@/app/_hooks/use-link';
import { marketBasketAnalysis } from '@/lib/api/basket';
import { callForCsv } from '@/lib/api/client';
import type { BasketQuery } from '../basket-query';

const mostRules = 100_000;

/** Saves every rule that is asked for, as a CSV file. */
export function RulesDownload({ question }: { question: BasketQuery }) {
  const source = useContext(SourceContext);
  const share = useLink()?.token;
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      const file = await callForCsv(marketBasketAnalysis, { ...question, limit: mostRules }, { share });
      download(file, source === null ? 'rules.csv' : fileNameOf('rules', source, 'csv'));
    },
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
