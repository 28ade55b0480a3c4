import { type NextRequest, NextResponse } from 'next/server';
import { framesOf } from './lib/server/access/frames';
import { securityHeaders } from './lib/server/http/security-headers';

/**
 * Sets the headers that keep pages safe, with a nonce of its own for each. It decides nothing about data: every endpoint
 * does that itself.
 */
export async function proxy(request: NextRequest) {
  const nonce = btoa(crypto.randomUUID());
  const security = securityHeaders(nonce, await framesOf(request.nextUrl.pathname));
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', security['content-security-policy']);
  const response = NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(security)) response.headers.set(name, value);
  return response;
}

/** Pages alone: a request that passes here has its body cut at 10 MB. */
export const config = {
  matcher: [
    '/((?!api/|_next/static|_next/image|upload-data|data-summary|current-analysis|market-basket-analysis|.*\\.(?:svg|png|js|css|woff2)$).*)',
  ],
};
