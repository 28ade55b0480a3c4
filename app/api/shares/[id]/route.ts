import { deleteShare, updateShare } from '@/lib/api/shares';
import { remove, update } from '@/lib/server/access/shares';
import { handle } from '@/lib/server/http/handle';

export const PATCH = handle(updateShare, update);
export const DELETE = handle(deleteShare, remove);
