import { saleLines } from '@/lib/api/sale-lines';
import { handle } from '@/lib/server/http/handle';
import { answerSaleLines } from '@/lib/server/sale-lines';

export const GET = handle(saleLines, answerSaleLines);
