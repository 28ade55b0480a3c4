import { createShare, listShares } from '@/lib/api/shares';
import { create, list } from '@/lib/server/access/shares';
import { handle } from '@/lib/server/http/handle';

export const GET = handle(listShares, list);
export const POST = handle(createShare, create);
