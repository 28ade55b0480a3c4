import { readImport, undoImport } from '@/lib/api/ingest';
import { handle } from '@/lib/server/http/handle';
import { showImport, undo } from '@/lib/server/ingest/imports';

export const GET = handle(readImport, showImport);
export const DELETE = handle(undoImport, undo);
