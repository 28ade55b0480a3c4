import { listDatasets } from '@/lib/api/datasets';
import { list } from '@/lib/server/datasets';
import { handle } from '@/lib/server/http/handle';

export const GET = handle(listDatasets, list);
