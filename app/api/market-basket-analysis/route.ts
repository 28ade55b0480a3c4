import { marketBasketAnalysis } from '@/lib/api/basket';
import { basketAnalysis } from '@/lib/server/basket/basket';
import { handle } from '@/lib/server/http/handle';

export const GET = handle(marketBasketAnalysis, basketAnalysis);
export const POST = GET;
