import { orderHints } from '@/lib/api/forecast';
import { orders } from '@/lib/server/forecast/orders';
import { handle } from '@/lib/server/http/handle';

export const GET = handle(orderHints, orders);
export const POST = GET;
