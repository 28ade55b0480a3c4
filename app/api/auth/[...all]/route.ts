import { answerAuth } from '@/lib/server/http/auth';

export const GET = answerAuth;
export const POST = answerAuth;
