import { downloadRejects } from '@/lib/api/ingest';
import { handle } from '@/lib/server/http/handle';
import { rejects } from '@/lib/server/ingest/imports';

export const GET = handle(downloadRejects, rejects);
