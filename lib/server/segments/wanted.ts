import type { Filter } from '../../sales/filter';

/** What a question about customers is asked of. */
export interface Wanted {
  dataset: string;
  filter: Filter;
  /** Null to be chosen from the data. */
  k: number | null;
  retrain: boolean;
  /** Whether what is learned is kept for the dataset. */
  saves: boolean;
}

/** Whether a filter leaves out nothing but what came after a day, so that the segments of the dataset apply. */
export function isWhole(filter: Filter): boolean {
  return Object.values({ ...filter, to: null }).every((value) => value === null || value.length === 0);
}
