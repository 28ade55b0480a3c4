import { listValues } from '@/lib/api/datasets';
import { values } from '@/lib/server/datasets';
import { handle } from '@/lib/server/http/handle';

export const GET = handle(listValues, values);
