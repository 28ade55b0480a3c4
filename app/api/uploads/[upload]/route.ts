import { releaseUpload } from '@/lib/api/ingest';
import { handle } from '@/lib/server/http/handle';
import { release } from '@/lib/server/ingest/imports';

export const DELETE = handle(releaseUpload, release);
