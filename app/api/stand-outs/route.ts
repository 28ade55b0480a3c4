import { standOuts } from '@/lib/api/stand-outs';
import { handle } from '@/lib/server/http/handle';
import { findings } from '@/lib/server/stand-outs/stand-outs';

export const GET = handle(standOuts, findings);
export const POST = GET;
