import { createContext } from 'react';
import type { DataSummary } from '@/lib/api/summary';
import type { Period } from '@/lib/sales/calendar';
import { describeSearch, formatCount, formatPeriod, nameHour, nameWeekday } from '../format';

/** Where the numbers on a page come from. */
export interface Source extends Pick<DataSummary, 'dataset' | 'filter' | 'dataVersion' | 'rows'> {
  /** Name of the dashboard. */
  name: string;
  /** The selected days, as far as there are data; null in a file without dates. */
  days: Period | null;
  /** The days they are compared with. */
  compared: Period | null;
}

export const SourceContext = createContext<Source | null>(null);

/** "March 2011, Tea, 12,345 sale lines of online_retail.csv" */
export function describeSource({ days, filter, rows, name }: Source): string {
  const parts = [days && formatPeriod(days), ...chosenNames(filter), `${formatCount(rows, 'sale line')} of ${name}`];
  return parts.filter((part) => part !== null).join(', ');
}

/** What besides days a page is narrowed to. */
export function chosenNames({ product, category, store, search, weekday, hour }: Source['filter']): string[] {
  return [
    ...product,
    ...category,
    ...store,
    ...(search === '' ? [] : [describeSearch(search)]),
    ...weekday.map(nameWeekday),
    ...hour.map(nameHour),
  ];
}

/** What a card says, as it would be said to somebody who does not see it. */
export function readCard(card: HTMLElement): string {
  const said = [...card.querySelectorAll('[data-said]')].flatMap(({ textContent }) => textContent.trim() || []);
  return said.map((part) => part.replace(/\.?$/, '.')).join(' ');
}
