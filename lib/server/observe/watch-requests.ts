import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { eachRequest } from '../http/each-request';
import { logLine } from '../http/log';
import { chooseRequestId, requestIdHeader } from '../http/request-context';
import { once } from '../once';
import { metrics } from './metrics';
import { routeTemplate } from './route-template';

const methods = new Set(['GET', 'POST', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']);
/** Asked all the time, and of no interest unless something is looked for. */
const incidental = new Set(['/_next/*', '/api/health', '/api/health/ready', '/api/metrics', 'other']);

/** When somebody last asked for something else, by this process's clock. */
const asked = once('asked', () => ({ latest: 0 }));

/** Milliseconds since somebody asked for something, or since this process began. */
export function millisecondsUnasked(): number {
  return performance.now() - asked().latest;
}

/**
 * Gives every request an id, which its answer tells in `X-Request-Id`, counts it, and logs a line when it is answered or the
 * client has gone away.
 */
export function watchRequests(): void {
  eachRequest(({ request, response }) => {
    const begun = performance.now();
    const route = routeTemplate(request.url ?? '');
    if (!incidental.has(route)) asked().latest = begun;
    const requestId = chooseRequestId(headerOf(request));
    request.headers[requestIdHeader] = requestId;
    response.setHeader(requestIdHeader, requestId);
    response.once('close', () => record(request, route, response, requestId, performance.now() - begun));
  });
}

function record(
  request: IncomingMessage,
  route: string,
  response: ServerResponse,
  requestId: string,
  milliseconds: number,
): void {
  const method = methods.has(request.method ?? '') ? (request.method ?? '') : 'other';
  const status = response.writableFinished ? response.statusCode : 499;
  metrics().requests.inc({ method, route, status });
  metrics().requestSeconds.observe({ method, route }, milliseconds / 1000);
  const level = incidental.has(route) ? 'debug' : 'info';
  logLine(level, { message: 'request', requestId, method, route, status, milliseconds: Math.round(milliseconds) });
}

function headerOf({ headers }: IncomingMessage): string | undefined {
  const given = headers[requestIdHeader];
  return Array.isArray(given) ? undefined : given;
}
