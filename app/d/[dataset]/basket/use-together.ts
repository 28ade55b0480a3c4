'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';

export const views = ['bundles', 'with', 'map', 'apart', 'rules'] as const;
export type View = (typeof views)[number];

const ruleSorts = ['lift', 'confidence', 'support', 'revenue'] as const;
export type RuleSort = (typeof ruleSorts)[number];

/** What the page shows beside the filter; all of it is in the URL. */
export interface Together {
  view: View;
  level: 'product' | 'category';
  /** Undefined is chosen from the data. */
  minSupport: number | undefined;
  minConfidence: number;
  /** What is to be gone with. */
  items: string[];
  /** Text that a listed rule holds. */
  find: string;
  findings: boolean;
  sort: RuleSort;
  order: 'asc' | 'desc';
  /** Page of the rules, from 1. */
  page: number;
}

export const usualConfidence = 0.2;

/** A parameter is named after the page, so that the filter leaves it as it is. */
const prefix = 'basket.';

export function useTogether() {
  const params = useSearchParams();
  const path = usePathname();
  const together = useMemo(() => readTogether(params), [params]);
  const setTogether = useCallback(
    (next: Partial<Together>) => {
      const current = new URLSearchParams(window.location.search);
      const before = readTogether(current);
      const query = writeTogether({ ...before, page: 1, ...next }, current);
      if (query === current.toString()) return;
      const address = query === '' ? path : `${path}?${query}`;
      // What is moved or typed on is one step back, not one for every place it passes.
      const isMoved = 'minSupport' in next || 'minConfidence' in next || (before.find !== '' && 'find' in next);
      if (isMoved) window.history.replaceState(null, '', address);
      else window.history.pushState(null, '', address);
    },
    [path],
  );
  return { together, setTogether };
}

export function readTogether(params: Pick<URLSearchParams, 'get' | 'getAll'>): Together {
  const get = (name: string) => params.get(prefix + name);
  return {
    view: views.find((view) => view === get('view')) ?? 'bundles',
    level: get('by') === 'category' ? 'category' : 'product',
    minSupport: readRatio(get('support')),
    minConfidence: readRatio(get('confidence')) ?? usualConfidence,
    items: [...new Set(params.getAll(`${prefix}with`).filter((name) => name !== ''))].slice(0, 20),
    find: (get('find') ?? '').slice(0, 200),
    findings: get('all') === null,
    sort: ruleSorts.find((sort) => sort === get('sort')) ?? 'lift',
    order: get('order') === 'asc' ? 'asc' : 'desc',
    page: /^[1-9]\d{0,4}$/.test(get('page') ?? '') ? Number(get('page')) : 1,
  };
}

function writeTogether(together: Together, current: URLSearchParams): string {
  const query = new URLSearchParams([...current].filter(([name]) => !name.startsWith(prefix)));
  const { view, level, minSupport, minConfidence, items, find, findings, sort, order, page } = together;
  const set = (name: string, value: string | number, isUsual: boolean) => {
    if (!isUsual) query.append(prefix + name, String(value));
  };
  set('view', view, view === 'bundles');
  set('by', level, level === 'product');
  set('support', minSupport ?? '', minSupport === undefined);
  set('confidence', minConfidence, minConfidence === usualConfidence);
  for (const item of items) set('with', item, false);
  set('find', find, find === '');
  set('all', 1, findings);
  set('sort', sort, sort === 'lift');
  set('order', order, order === 'desc');
  set('page', page, page === 1);
  return query.toString();
}

function readRatio(text: string | null): number | undefined {
  const value = text === null || text === '' ? Number.NaN : Number(text);
  return value >= 0 && value <= 1 ? value : undefined;
}
