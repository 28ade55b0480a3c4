import { winBack } from '@/lib/api/segments';
import { handle } from '@/lib/server/http/handle';
import { winBackList } from '@/lib/server/segments/win-back';

export const GET = handle(winBack, winBackList);
