import { readImport, undoImport } from '@/lib/api/ingest';
import { handle } from '@/lib/server/http/handle';
import { showImport } from '@/lib/server/ingest/imports';
import { undo } from '@/lib/server/ingest/undo';

export const GET = handle(readImport, showImport);
export const DELETE = handle(undoImport, undo);
