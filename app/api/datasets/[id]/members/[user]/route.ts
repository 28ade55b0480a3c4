import { removeMember } from '@/lib/api/members';
import { remove } from '@/lib/server/account/members';
import { handle } from '@/lib/server/http/handle';

export const DELETE = handle(removeMember, remove);
