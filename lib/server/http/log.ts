import 'server-only';
import { env, type LogLevel, logLevels } from '../env';
import { requestIdHere } from './request-context';

/** One JSON line for a failure that the caller was not told the cause of; the id is in the problem's `instance`. */
export function logFailure(request: Request, error: unknown): void {
  const { pathname: path } = new URL(request.url);
  logError(error, { method: request.method, path });
}

/** One JSON line for an error, with what is known besides. */
export function logError(error: unknown, besides: Record<string, unknown> = {}): void {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  logLine('error', { ...besides, error: { name, message, stack } });
}

/** One JSON line for whoever runs the server, where LOG_LEVEL lets it through; with the id of the request that it is about. */
export function logLine(level: LogLevel, what: Record<string, unknown>): void {
  if (logLevels.indexOf(level) > logLevels.indexOf(env().LOG_LEVEL)) return;
  const requestId = requestIdHere();
  console.error(JSON.stringify({ time: new Date().toISOString(), level, ...(requestId && { requestId }), ...what }));
}
