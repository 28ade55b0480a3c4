import { uploadData } from '@/lib/api/ingest';
import { handle } from '@/lib/server/handle';
import { uploadSales } from '@/lib/server/ingest';

export const POST = handle(uploadData, uploadSales);
