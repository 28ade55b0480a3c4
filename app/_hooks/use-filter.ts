'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useEffectEvent, useMemo } from 'react';
import { type Grain, isIsoDay, type Period } from '@/lib/sales/calendar';

const comparisons = ['previous', 'year', 'none'] as const;
const grains = ['day', 'week', 'month'] as const;
const sorts = ['revenue', 'units', 'transactions', 'change', 'name'] as const;
const orders = ['asc', 'desc'] as const;

export type Compare = (typeof comparisons)[number];
export type Sort = (typeof sorts)[number];

/** Columns whose names can be chosen. */
export const namedColumns = ['product', 'category', 'store'] as const;
export type NamedColumn = (typeof namedColumns)[number];

/** All that the page shows hangs on this, and all of it is in the URL. */
export interface UrlFilter extends Record<NamedColumn, string[]> {
  from: string | undefined;
  to: string | undefined;
  /** 1 is Monday. */
  weekday: number[];
  hour: number[];
  compare: Compare;
  grain: Grain | undefined;
  /** How many days, weeks or months to come are forecast; undefined is what suits the history. */
  horizon: number | undefined;
  /** Text that product names hold. */
  search: string;
  /** Undefined is what the page counts in. */
  sort: Sort | undefined;
  /** Undefined is what suits the sort: names from A on, numbers from the most on. */
  order: 'asc' | 'desc' | undefined;
  /** Page of the table, from 1. */
  page: number;
}

export const noDates = { from: undefined, to: undefined };
export const noNames = { product: [], category: [], store: [], search: '' };
export const noTimes = { weekday: [], hour: [] };
export const noFilter = { ...noDates, ...noNames, ...noTimes };

/** What every question takes of the filter. */
export function narrow({ from, to, product, category, store, weekday, hour, search }: UrlFilter) {
  return { from, to, product, category, store, weekday, hour, ...(search === '' ? {} : { search }) };
}

export function useFilter() {
  const params = useSearchParams();
  const path = usePathname();
  const filter = useMemo(() => readFilter(params), [params]);
  const change = useCallback(
    (choose: (filter: UrlFilter) => Partial<UrlFilter>) => {
      const current = readFilter(new URLSearchParams(window.location.search));
      const next = { ...current, page: 1, ...choose(current) };
      const [shown, query] = [writeFilter(current), writeFilter(next)];
      if (query === shown) return;
      const chosen = readFilter(new URLSearchParams(query));
      for (const listen of listeners) listen(chosen);
      const address = addressOf(path, query, new URLSearchParams(window.location.search));
      // What is typed on is one step back, not one for every letter.
      if (current.search !== '' && next.search !== current.search) window.history.replaceState(null, '', address);
      else window.history.pushState(null, '', address);
    },
    [path],
  );
  const setFilter = useCallback((next: Partial<UrlFilter>) => change(() => next), [change]);
  /** Narrows the page to a name, or widens it again: what a click on a bar, a row or a cell does. */
  const toggleName = useCallback(
    (column: NamedColumn, name: string) => change((filter) => ({ [column]: toggle(filter[column], name) })),
    [change],
  );
  /** Narrows the page to days, drawn in the steps that suit them, or widens it to all dates again. */
  const toggleDays = useCallback(
    (days: Period) =>
      change(({ from, to }) => ({ ...(from === days.from && to === days.to ? noDates : days), grain: undefined })),
    [change],
  );
  /** Narrows the page to times of the week, or widens it again. */
  const toggleTimes = useCallback(
    (times: Partial<Times>) =>
      change(({ weekday, hour }) => {
        const next = { ...noTimes, ...times };
        return sameNumbers(weekday, next.weekday) && sameNumbers(hour, next.hour) ? noTimes : next;
      }),
    [change],
  );
  return { filter, setFilter, toggleName, toggleDays, toggleTimes };
}

const listeners = new Set<(next: UrlFilter) => void>();

/** Tells of a choice as it is made: a hundred milliseconds before it is drawn, in which the server can begin to answer. */
export function useNextFilter(tell: (next: UrlFilter) => void): void {
  const onChoice = useEffectEvent(tell);
  useEffect(() => {
    const listener = (next: UrlFilter) => onChoice(next);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
}

export type Times = Pick<UrlFilter, 'weekday' | 'hour'>;

function sameNumbers(numbers: readonly number[], others: readonly number[]): boolean {
  return numbers.length === others.length && numbers.every((number) => others.includes(number));
}

function toggle(names: readonly string[], name: string): string[] {
  return names.includes(name) ? names.filter((other) => other !== name) : [...names, name];
}

/** A path with a query; a parameter with a dot in its name is one of a page itself, which the filter leaves as it is. */
function addressOf(path: string, filter: string, current: URLSearchParams): string {
  const query = new URLSearchParams(filter);
  for (const [name, value] of current) if (name.includes('.')) query.append(name, value);
  return query.size === 0 ? path : `${path}?${query}`;
}

/** How many choices narrow the page. */
export function countChoices({ from, to, weekday, hour, search, ...names }: UrlFilter): number {
  const named = namedColumns.reduce((sum, column) => sum + names[column].length, 0);
  return (from || to ? 1 : 0) + named + (search === '' ? 0 : 1) + weekday.length + hour.length;
}

export function readFilter(params: Pick<URLSearchParams, 'get' | 'getAll'>): UrlFilter {
  const [from, to] = [readDay(params.get('from')), readDay(params.get('to'))];
  const crossed = from !== undefined && to !== undefined && from > to;
  return {
    from: crossed ? to : from,
    to: crossed ? from : to,
    product: readList(params.getAll('product')),
    category: readList(params.getAll('category')),
    store: readList(params.getAll('store')),
    weekday: readNumbers(params.getAll('weekday'), 1, 7),
    hour: readNumbers(params.getAll('hour'), 0, 23),
    compare: comparisons.find((name) => name === params.get('compare')) ?? 'previous',
    grain: grains.find((name) => name === params.get('grain')),
    horizon: readHorizon(params.get('horizon')),
    search: (params.get('search') ?? '').slice(0, longestSearch),
    sort: sorts.find((name) => name === params.get('sort')),
    order: orders.find((name) => name === params.get('order')),
    page: readPage(params.get('page')),
  };
}

export function writeFilter(filter: UrlFilter): string {
  const { from, to, weekday, hour, compare, grain, horizon, search, sort, order, page } = filter;
  const query = new URLSearchParams();
  if (from) query.set('from', from);
  if (to) query.set('to', to);
  for (const column of namedColumns) for (const name of filter[column]) query.append(column, name);
  for (const day of weekday) query.append('weekday', String(day));
  for (const one of hour) query.append('hour', String(one));
  if (compare !== 'previous') query.set('compare', compare);
  if (grain) query.set('grain', grain);
  if (horizon) query.set('horizon', String(horizon));
  if (search !== '') query.set('search', search);
  if (sort) query.set('sort', sort);
  if (order) query.set('order', order);
  if (page > 1) query.set('page', String(page));
  return query.toString();
}

/** What the API takes. */
export const longestSearch = 200;

function readDay(text: string | null): string | undefined {
  return text !== null && isIsoDay(text) ? text : undefined;
}

/** The same list each time, so that what depends on it is not drawn again. */
const none: never[] = [];

function readList(values: string[]): string[] {
  if (values.length === 0) return none;
  return [...new Set(values.filter((value) => value !== ''))].slice(0, 100);
}

function readNumbers(texts: string[], least: number, most: number): number[] {
  if (texts.length === 0) return none;
  const numbers = texts.flatMap((text) => (/^\d{1,2}$/.test(text) ? Number(text) : []));
  return [...new Set(numbers)].filter((number) => number >= least && number <= most);
}

function readHorizon(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d{0,2}$/.test(text) ? Number(text) : undefined;
}

function readPage(text: string | null): number {
  return text !== null && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1;
}
