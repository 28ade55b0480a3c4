import { openShare } from '@/lib/api/shares';
import { open } from '@/lib/server/access/shares';
import { handle } from '@/lib/server/http/handle';

export const POST = handle(openShare, open);
