import { health } from '@/lib/api/health';
import { handle } from '@/lib/server/handle';
import { checkHealth } from '@/lib/server/health';

export const GET = handle(health, checkHealth);
