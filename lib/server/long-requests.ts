import 'server-only';
import { subscribe } from 'node:diagnostics_channel';
import { Server } from 'node:http';

const longestRequestMilliseconds = 6 * 3600 * 1000;

/**
 * Lets a large file arrive over a slow line: Node ends a request after five minutes, however much of it keeps coming, and Next.js
 * makes the server. An upload that stalls is given up after `UPLOAD_IDLE_SECONDS`.
 * @see https://nodejs.org/docs/latest-v20.x/api/http.html#serverrequesttimeout
 */
export function allowLongRequests(): void {
  subscribe('http.server.request.start', (message) => {
    if (typeof message !== 'object' || message === null || !('server' in message)) return;
    if (message.server instanceof Server) message.server.requestTimeout = longestRequestMilliseconds;
  });
}
