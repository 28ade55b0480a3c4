import { narrow, type UrlFilter } from '@/app/_hooks/use-filter';

/** What all answers of the page are asked about. */
export function questionOf(dataset: string, filter: UrlFilter) {
  return { dataset, ...narrow(filter), compare: filter.compare };
}
