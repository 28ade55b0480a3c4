import type { z } from 'zod';
import type { marketBasketAnalysis } from '@/lib/api/basket';

/** What is asked about baskets. */
export type BasketQuery = z.input<typeof marketBasketAnalysis.input>;
