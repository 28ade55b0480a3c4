import { uploadSample } from '@/lib/api/ingest';
import { handle } from '@/lib/server/http/handle';
import { makeSample } from '@/lib/server/sample';

export const POST = handle(uploadSample, makeSample);
