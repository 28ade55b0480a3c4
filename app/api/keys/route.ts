import { createKey, listKeys } from '@/lib/api/keys';
import { create, list } from '@/lib/server/account/keys';
import { handle } from '@/lib/server/http/handle';

export const GET = handle(listKeys, list);
export const POST = handle(createKey, create);
