import 'server-only';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { eachRequest } from '../http/each-request';
import { isUpload } from '../http/request-times';
import { millisecondsUnasked } from '../observe/watch-requests';
import { once } from '../once';

/** Tells which request of Node.js it is; what a sender writes there is no such token. */
const tokenHeader = 'x-shelfwise-body';

const open = once('open-requests', () => new Map<string, IncomingMessage>());

/** Keeps the requests of Node.js that upload a file at hand until they are answered. */
export function keepBodies(): void {
  eachRequest(({ request, response }) => {
    if (!isUpload(request)) return;
    const token = randomUUID();
    request.headers[tokenHeader] = token;
    open().set(token, request);
    response.once('close', () => open().delete(token));
  });
}

/**
 * The body of a request as it comes from the socket; null when it has none. The stream that Next.js makes of it would copy every byte
 * and take a promise or more for each 64 KB: a third of the main thread's time of an upload.
 */
export function bodyOf(request: Request): Readable | null {
  if (request.body === null) return null;
  const incoming = open().get(request.headers.get(tokenHeader) ?? '');
  return incoming === undefined ? Readable.fromWeb(request.body as ReadableStream) : readableOf(incoming);
}

/** After so many bytes whoever asks has a turn: Node.js reads up to 2 MB from one socket before it looks at the next. */
const bytesOfTurn = 1 << 18;
/** How long ago somebody must have asked for that: where nobody does, a file comes in a tenth sooner. */
const askingMilliseconds = 250;

/** Ending it early leaves the connection open, so that the sender can be answered; what still comes is dropped. */
function readableOf(incoming: IncomingMessage): Readable {
  let bytes = 0;
  let isResting = false;
  const nextTurn = () => {
    isResting = false;
    if (body.readableLength < body.readableHighWaterMark) incoming.resume();
  };
  const listeners = {
    data: (chunk: Buffer) => {
      const isWanted = body.push(chunk);
      bytes += chunk.length;
      if (bytes >= bytesOfTurn && millisecondsUnasked() < askingMilliseconds) {
        bytes = 0;
        isResting = true;
        setImmediate(nextTurn);
      }
      if (isResting || !isWanted) incoming.pause();
    },
    end: () => body.push(null),
    error: (error: Error) => body.destroy(error),
  };
  const body = new Readable({
    highWaterMark: 1 << 20,
    read: () => {
      if (!isResting) incoming.resume();
    },
    destroy: (error, done) => {
      incoming.off('data', listeners.data).off('end', listeners.end).off('error', listeners.error);
      incoming.on('error', () => {}).resume();
      done(error);
    },
  });
  incoming.on('data', listeners.data).on('end', listeners.end).on('error', listeners.error);
  return body;
}
