import 'server-only';

/** One JSON line for a failure that the caller was not told the cause of; the id is in the problem's `instance`. */
export function logFailure(requestId: string, request: Request, error: unknown): void {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  console.error(
    JSON.stringify({
      time: new Date().toISOString(),
      level: 'error',
      requestId,
      method: request.method,
      path: new URL(request.url).pathname,
      error: { name, message, stack },
    }),
  );
}
