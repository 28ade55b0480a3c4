import { segments } from '@/lib/api/segments';
import { handle } from '@/lib/server/http/handle';
import { answerSegments } from '@/lib/server/segments/segments';

export const GET = handle(segments, answerSegments);
export const POST = GET;
