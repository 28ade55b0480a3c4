/** Makes an anonymous session when there is none, so that the progress of a first upload can be asked for. */
export async function ensureSession(signal: AbortSignal): Promise<void> {
  const session = await fetch('/api/auth/get-session', { signal });
  if (session.ok && (await session.json()) !== null) return;
  await fetch('/api/auth/sign-in/anonymous', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
    signal,
  });
}
