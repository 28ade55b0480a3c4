import type { BasketSizes } from '@/lib/api/details';

export type SizeBucket = BasketSizes['products'][number];

/** The sizes up to the largest that occurs. */
export function occurringSizes(buckets: readonly SizeBucket[]): SizeBucket[] {
  return buckets.slice(0, buckets.findLastIndex(({ transactions }) => transactions > 0) + 1);
}

/** The size of the receipt in the middle, when they stand in a row by size. */
export function middleSize(buckets: readonly SizeBucket[]): SizeBucket | undefined {
  const half = countLarger(buckets, 0) / 2;
  return buckets.find(({ to }) => to === null || countLarger(buckets, to) <= half);
}

/** How many receipts are larger than a size that ends a bucket. */
export function countLarger(buckets: readonly SizeBucket[], size: number): number {
  return buckets.filter(({ from }) => from > size).reduce((sum, { transactions }) => sum + transactions, 0);
}

/** "1", "6 to 10", "51 or more" */
export function nameSize({ from, to }: SizeBucket): string {
  if (to === null) return `${from} or more`;
  return from === to ? String(from) : `${from} to ${to}`;
}
