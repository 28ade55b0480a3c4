import { uploadData } from '@/lib/api/ingest';
import { handle } from '@/lib/server/http/handle';
import { uploadSales } from '@/lib/server/ingest/upload-sales';

export const POST = handle(uploadData, uploadSales);
