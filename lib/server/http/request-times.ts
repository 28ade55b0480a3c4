import 'server-only';
import type { IncomingMessage } from 'node:http';
import { env } from '../env';
import { eachRequest } from './each-request';

const longestUploadMilliseconds = 6 * 3600 * 1000;

/**
 * Lets a large file arrive over a slow line: Node ends a request after five minutes, however much of it keeps coming. An
 * upload that stalls is given up by whoever reads it; any other request has to be there whole after `UPLOAD_IDLE_SECONDS`.
 * @see https://nodejs.org/docs/latest-v20.x/api/http.html#serverrequesttimeout
 */
export function setRequestTimes(): void {
  const milliseconds = env().UPLOAD_IDLE_SECONDS * 1000;
  eachRequest(({ server, request }) => {
    server.requestTimeout = longestUploadMilliseconds;
    if (isUpload(request)) return;
    const giveUp = () => request.complete || request.socket.destroy();
    const timer = setTimeout(giveUp, milliseconds).unref();
    request.once('close', () => clearTimeout(timer));
  });
}

/** Whether a request sends a file, which may take hours. */
export function isUpload({ url = '' }: IncomingMessage): boolean {
  return /^(\/api)?\/upload-data\b/.test(url);
}
