'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { z } from 'zod';
import { useContract } from '@/app/_hooks/use-contract';
import { useLink } from '@/app/_hooks/use-link';
import { callContract } from '@/lib/api/client';
import { forecast } from '@/lib/api/forecast';

export type Question = z.input<typeof forecast.input>;

/** The forecast of a question: how to have it learnt anew, and how to stop that. */
export function useForecast(question: Question) {
  const client = useQueryClient();
  const share = useLink()?.token;
  const query = useContract(forecast, question);
  const [again, setAgain] = useState<{ running: boolean; error: Error | null }>({ running: false, error: null });
  const abort = useRef<AbortController | null>(null);
  const key = [forecast.path, question, share];
  const retrain = async () => {
    const controller = new AbortController();
    abort.current = controller;
    setAgain({ running: true, error: null });
    try {
      const { signal } = controller;
      client.setQueryData(key, await callContract(forecast, { ...question, retrain: true }, { signal, share }));
      setAgain({ running: false, error: null });
    } catch (failure) {
      const error = failure instanceof Error ? failure : new Error(String(failure));
      setAgain({ running: false, error: controller.signal.aborted ? null : error });
    }
  };
  const stop = () => {
    abort.current?.abort();
    void client.cancelQueries({ queryKey: key });
  };
  return {
    query,
    isStopped: query.isPending && query.fetchStatus === 'idle',
    isLearning: query.isFetching || again.running,
    error: query.error ?? again.error,
    retrain,
    stop,
  };
}
