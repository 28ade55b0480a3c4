import { dataSummary } from '@/lib/api/summary';
import { handle } from '@/lib/server/http/handle';
import { summary } from '@/lib/server/summary';

export const GET = handle(dataSummary, summary);
export const POST = GET;
