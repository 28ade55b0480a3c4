import 'server-only';
import { env } from '../env';

/** Whether visitors come over TLS. */
export function isBehindTls(): boolean {
  return env().PUBLIC_URL?.startsWith('https://') ?? false;
}

/** The name of a cookie of ours; over TLS one that only this host can set, for all of its paths. */
export function cookieName(name: string): string {
  return `${isBehindTls() ? '__Host-' : ''}shelfwise.${name}`;
}

export function readCookie(request: Request, name: string): string | null {
  const pairs = request.headers.get('cookie')?.split(/;\s*/) ?? [];
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
}

/** A `Set-Cookie` for pages and requests of this site alone. */
export function writeCookie(name: string, value: string, seconds: number): string {
  const secure = isBehindTls() ? '; Secure' : '';
  return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}
