'use client';

import { keepPreviousData, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useDeferredValue } from 'react';
import { preload } from 'react-dom';
import type { z } from 'zod';
import { addressOf, callContract } from '@/lib/api/client';
import type { Contract } from '@/lib/api/contract';
import { useLink } from './use-link';

interface Options {
  enabled?: boolean;
  refetchInterval?: number | false;
}

/** What a question has found so far. */
export type Asked<Output> = Pick<UseQueryResult<Output>, 'error' | 'refetch'> & {
  data: Output | undefined;
  /** Whether another answer is about to be drawn in its place. */
  isOld: boolean;
};

/**
 * Asks the server. An answer is drawn a slice at a time: as an urgent change it would keep the page from reacting until all
 * that shows it is drawn.
 */
export function useContract<Input extends z.ZodType, Output extends z.ZodType>(
  contract: Contract<Input, Output>,
  input: z.input<Input>,
  options: Options = {},
) {
  const share = useLink()?.token;
  // The browser asks while it still fetches the scripts that will ask the same.
  if (typeof window === 'undefined' && options.enabled !== false && contract.methods[0] === 'GET')
    preload(addressOf(contract, input, share), { as: 'fetch', crossOrigin: 'anonymous' });
  const query = useQuery<z.output<Output>>({
    ...queryOf(contract, input, share),
    placeholderData: keepPreviousData,
    ...options,
  });
  const data = useDeferredValue(query.data);
  return { ...query, data, isOld: query.isPlaceholderData || data !== query.data };
}

/** Asks for what will be drawn, unless its answer is there: `useContract` finds it on its way. */
export function useAsk() {
  const client = useQueryClient();
  const share = useLink()?.token;
  return useCallback(
    <Input extends z.ZodType, Output extends z.ZodType>(contract: Contract<Input, Output>, input: z.input<Input>) =>
      void client.prefetchQuery({ ...queryOf(contract, input, share), staleTime: Infinity }),
    [client, share],
  );
}

function queryOf<Input extends z.ZodType, Output extends z.ZodType>(
  contract: Contract<Input, Output>,
  input: z.input<Input>,
  share: string | undefined,
) {
  return {
    queryKey: [contract.path, input, share],
    queryFn: ({ signal }: { signal: AbortSignal }) => callContract(contract, input, { signal, share }),
  };
}
