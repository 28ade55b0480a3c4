import 'server-only';

/** One JSON line for a failure that the caller was not told the cause of; the id is in the problem's `instance`. */
export function logFailure(requestId: string, request: Request, error: unknown): void {
  const { pathname: path } = new URL(request.url);
  logError(error, { requestId, method: request.method, path });
}

/** One JSON line for an error, with what is known besides. */
export function logError(error: unknown, besides: Record<string, unknown> = {}): void {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  logLine('error', { ...besides, error: { name, message, stack } });
}

/** One JSON line for whoever runs the server. */
export function logLine(level: string, what: Record<string, unknown>): void {
  console.error(JSON.stringify({ time: new Date().toISOString(), level, ...what }));
}
