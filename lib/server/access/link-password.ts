import 'server-only';
import { createHmac } from 'node:crypto';
import type { Share } from '../generated/prisma/client';
import { cookieName, readCookie } from '../http/cookies';
import { dataFolder } from '../store/data-folder';
import { sameText } from './token';

type Protected = Pick<Share, 'id' | 'tokenHash' | 'passwordHash'>;

/** Whether the browser has shown the password of a link; a new password or a new token asks again. */
export function isUnlocked(share: Protected, request: Request): boolean {
  const [until = '', signature = ''] = readCookie(request, nameFor(share))?.split('.') ?? [];
  return Number(until) > Date.now() && sameText(signature, sign(share, until));
}

function nameFor({ id }: Protected): string {
  return cookieName(`link-${id}`);
}

function sign({ id, tokenHash, passwordHash }: Protected, until: string): string {
  const signed = JSON.stringify([id, tokenHash, passwordHash, until]);
  return createHmac('sha256', dataFolder().secret).update(`link password ${signed}`).digest('base64url');
}
