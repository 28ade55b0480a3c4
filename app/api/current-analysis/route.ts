import { currentAnalysis } from '@/lib/api/summary';
import { handle } from '@/lib/server/http/handle';
import { analysis } from '@/lib/server/summary';

export const GET = handle(currentAnalysis, analysis);
export const POST = GET;
