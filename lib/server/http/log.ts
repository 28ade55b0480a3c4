import 'server-only';

/** One JSON line for a failure that the caller was not told the cause of; the id is in the problem's `instance`. */
export function logFailure(requestId: string, request: Request, error: unknown): void {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const { pathname: path } = new URL(request.url);
  logLine('error', { requestId, method: request.method, path, error: { name, message, stack } });
}

/** One JSON line for whoever runs the server. */
export function logLine(level: string, what: Record<string, unknown>): void {
  console.error(JSON.stringify({ time: new Date().toISOString(), level, ...what }));
}
