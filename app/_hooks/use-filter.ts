'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { type Grain, isIsoDay } from '@/lib/sales/calendar';

const comparisons = ['previous', 'year', 'none'] as const;
const grains = ['day', 'week', 'month'] as const;

export type Compare = (typeof comparisons)[number];

export interface UrlFilter {
  from: string | undefined;
  to: string | undefined;
  product: string[];
  category: string[];
  compare: Compare;
  grain: Grain | undefined;
}

export function useFilter() {
  const params = useSearchParams();
  const path = usePathname();
  const filter = useMemo(() => readFilter(params), [params]);
  const setFilter = useCallback(
    (change: Partial<UrlFilter>) => {
      const query = writeFilter({ ...readFilter(new URLSearchParams(window.location.search)), ...change });
      const next = query === '' ? path : `${path}?${query}`;
      if (next !== `${path}${window.location.search}`) window.history.pushState(null, '', next);
    },
    [path],
  );
  return { filter, setFilter };
}

export function readFilter(params: Pick<URLSearchParams, 'get' | 'getAll'>): UrlFilter {
  const [from, to] = [readDay(params.get('from')), readDay(params.get('to'))];
  const crossed = from !== undefined && to !== undefined && from > to;
  return {
    from: crossed ? to : from,
    to: crossed ? from : to,
    product: readList(params.getAll('product')),
    category: readList(params.getAll('category')),
    compare: comparisons.find((name) => name === params.get('compare')) ?? 'previous',
    grain: grains.find((name) => name === params.get('grain')),
  };
}

export function writeFilter({ from, to, product, category, compare, grain }: UrlFilter): string {
  const query = new URLSearchParams();
  if (from) query.set('from', from);
  if (to) query.set('to', to);
  for (const name of product) query.append('product', name);
  for (const name of category) query.append('category', name);
  if (compare !== 'previous') query.set('compare', compare);
  if (grain) query.set('grain', grain);
  return query.toString();
}

function readDay(text: string | null): string | undefined {
  return text !== null && isIsoDay(text) ? text : undefined;
}

function readList(values: string[]): string[] {
  return [...new Set(values.filter((value) => value !== ''))].slice(0, 100);
}
