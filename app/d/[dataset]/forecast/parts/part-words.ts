import { formatShort, type Unit } from '@/app/_components/format';
import type { Answer } from '../words';

export type Part = Answer['children'][number];

export function nameOf({ name }: Part): string {
  return name ?? 'All others';
}

/** "Drinks will bring most: about 12.4 k" */
export function describeParts(parts: readonly Part[], unit: Unit): string {
  const known = parts.filter(({ name }) => name !== null);
  const best = known.reduce<Part | null>((most, one) => (most && most.total.mean >= one.total.mean ? most : one), null);
  if (best === null) return 'Products and categories to come';
  return `${nameOf(best)} will bring most: about ${formatShort(best.total.mean, unit)}`;
}
