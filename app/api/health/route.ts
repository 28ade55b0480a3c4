import { health } from '@/lib/api/health';
import { checkHealth } from '@/lib/server/health';
import { handle } from '@/lib/server/http/handle';

export const GET = handle(health, checkHealth);
