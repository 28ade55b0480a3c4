import 'server-only';
import { createHmac, randomBytes, scrypt } from 'node:crypto';
import type { Share } from '../generated/prisma/client';
import { cookieName, readCookie, writeCookie } from '../http/cookies';
import { dataFolder } from '../store/data-folder';
import { sameText } from './token';

type Protected = Pick<Share, 'id' | 'tokenHash' | 'passwordHash'>;

/** How long a browser that knew the password need not be asked again. */
const unlockedSeconds = 12 * 3600;

/** OWASP's least for scrypt: N = 2^17, r = 8, p = 1; takes 128 MB and some 0.3 s. */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 2 ** 20 };

/** Salt and scrypt hash of a password. */
export async function hashPassword(password: string, salt = randomBytes(16).toString('base64url')): Promise<string> {
  return `${salt}.${(await derive(password, salt)).toString('base64url')}`;
}

export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [salt = ''] = hash.split('.');
  return sameText(await hashPassword(password, salt), hash);
}

/** Whether the browser has shown the password of a link; a new password or a new token asks again. */
export function isUnlocked(share: Protected, request: Request): boolean {
  const [until = '', signature = ''] = readCookie(request, nameFor(share))?.split('.') ?? [];
  return Number(until) > Date.now() && sameText(signature, sign(share, until));
}

/** The cookie that keeps a link open in the browser that knew its password. */
export function unlock(share: Protected): string {
  const until = String(Date.now() + unlockedSeconds * 1000);
  return writeCookie(nameFor(share), `${until}.${sign(share, until)}`, unlockedSeconds);
}

function nameFor({ id }: Protected): string {
  return cookieName(`link-${id}`);
}

function sign({ id, tokenHash, passwordHash }: Protected, until: string): string {
  const signed = JSON.stringify([id, tokenHash, passwordHash, until]);
  return createHmac('sha256', dataFolder().secret).update(`link password ${signed}`).digest('base64url');
}

function derive(password: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key))),
  );
}
