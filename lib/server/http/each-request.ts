import 'server-only';
import { subscribe } from 'node:diagnostics_channel';
import { IncomingMessage, Server, ServerResponse } from 'node:http';

interface Begun {
  server: Server;
  request: IncomingMessage;
  response: ServerResponse;
}

/**
 * Has every request looked at before anybody answers it; Next.js makes the server, and has no place for this.
 * @see https://nodejs.org/docs/latest-v20.x/api/diagnostics_channel.html#http
 */
export function eachRequest(look: (begun: Begun) => void): void {
  subscribe('http.server.request.start', (message) => {
    if (typeof message !== 'object' || message === null) return;
    if (!('server' in message && 'request' in message && 'response' in message)) return;
    const { server, request, response } = message;
    if (server instanceof Server && request instanceof IncomingMessage && response instanceof ServerResponse)
      look({ server, request, response });
  });
}
