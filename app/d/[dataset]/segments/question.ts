import type { z } from 'zod';
import type { segments } from '@/lib/api/segments';

/** What every part of the page is asked for. */
export type Question = Pick<
  z.input<typeof segments.input>,
  'dataset' | 'from' | 'to' | 'product' | 'category' | 'store'
> & { k: number | undefined };
