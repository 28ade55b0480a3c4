import { answerAuth } from '@/lib/server/auth';

export const GET = answerAuth;
export const POST = answerAuth;
