import { changes } from '@/lib/api/changes';
import { answerChanges } from '@/lib/server/changes';
import { handle } from '@/lib/server/http/handle';

export const GET = handle(changes, answerChanges);
