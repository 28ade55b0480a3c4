import 'server-only';
import { AppError } from '../../errors';
import { env } from '../env';

/** The address that visitors use, without a path. */
export function originOf(request: Request): string {
  const { PUBLIC_URL } = env();
  if (PUBLIC_URL !== undefined) return new URL(PUBLIC_URL).origin;
  const { protocol } = new URL(request.url);
  return `${request.headers.get('x-forwarded-proto')?.split(',')[0] ?? protocol.slice(0, -1)}://${hostOf(request)}`;
}

/**
 * Refuses a request that changes something and that a browser sends on behalf of another site's page. Programs send no
 * Origin and pass: what a browser would add to such a request, a session cookie, they had to be given.
 * @throws AppError "forbidden"
 */
export function refuseForeignOrigin(request: Request): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  const isForeign = origin === null ? site === 'cross-site' : !isOurs(origin, request);
  if (isForeign) throw new AppError('forbidden', 'The request comes from a page of another site. Nothing was changed.');
}

function isOurs(origin: string, request: Request): boolean {
  if (!URL.canParse(origin)) return false;
  const { PUBLIC_URL } = env();
  const { host } = new URL(origin);
  return host === hostOf(request) || (PUBLIC_URL !== undefined && host === new URL(PUBLIC_URL).host);
}

function hostOf(request: Request): string {
  return request.headers.get('host') ?? new URL(request.url).host;
}
