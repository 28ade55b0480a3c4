import { uploadSample } from '@/lib/api/ingest';
import { handle } from '@/lib/server/http/handle';
import { makeSample } from '@/lib/server/ingest/sample';

export const POST = handle(uploadSample, makeSample);
