import { readiness } from '@/lib/api/health';
import { checkReadiness } from '@/lib/server/health';
import { handle } from '@/lib/server/http/handle';

export const GET = handle(readiness, checkReadiness);
