import { addMember, listMembers } from '@/lib/api/members';
import { add, list } from '@/lib/server/account/members';
import { handle } from '@/lib/server/http/handle';

export const GET = handle(listMembers, list);
export const POST = handle(addMember, add);
