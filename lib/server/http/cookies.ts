import 'server-only';
import { env } from '../env';

/** Whether visitors come over TLS. */
function isBehindTls(): boolean {
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
