import { listLearning } from '@/lib/api/learning';
import { handle } from '@/lib/server/http/handle';
import { learning } from '@/lib/server/models/learning';

export const GET = handle(listLearning, learning);
