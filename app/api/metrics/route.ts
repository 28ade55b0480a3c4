import { metrics } from '@/lib/api/health';
import { handle } from '@/lib/server/http/handle';
import { answerMetrics } from '@/lib/server/observe/answer-metrics';

export const GET = handle(metrics, answerMetrics);
