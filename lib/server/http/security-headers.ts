import 'server-only';
import { env } from '../env';
import { isBehindTls } from './cookies';

/** Two years, as browsers ask for. */
const strictTransport = 'max-age=63072000; includeSubDomains';

/**
 * The headers of a page: scripts only from here and with the nonce, no other site reached, framed or named.
 * @param frames the one origin whose pages may show it in a frame
 */
export function securityHeaders(nonce: string, frames: string | null) {
  const development = env().NODE_ENV === 'development' ? " 'unsafe-eval'" : '';
  const policy = [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}'${development}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self' data:`,
    `connect-src 'self' data: blob:`,
    `worker-src 'self' blob:`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors ${frames ?? "'none'"}`,
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    ...(isBehindTls() ? { 'strict-transport-security': strictTransport } : {}),
  };
}
