import { deleteKey } from '@/lib/api/keys';
import { remove } from '@/lib/server/account/keys';
import { handle } from '@/lib/server/http/handle';

export const DELETE = handle(deleteKey, remove);
