import { z } from 'zod';

const Session = z.object({
  session: z.object({ token: z.string() }),
  user: z.object({ email: z.string(), isAnonymous: z.boolean().nullish() }),
});
const Sessions = z.array(
  z.object({ token: z.string(), userAgent: z.string().nullish(), updatedAt: z.string(), createdAt: z.string() }),
);
const Refusal = z.object({ message: z.string().optional(), detail: z.string().optional() });

/** Who is signed in with an e-mail address; null for anybody else. */
export async function readAccount() {
  const session = Session.nullable().parse(await send('/get-session'));
  return session === null || session.user.isAnonymous
    ? null
    : { email: session.user.email, token: session.session.token };
}

export async function listSessions() {
  return Sessions.parse(await send('/list-sessions'));
}

/** Tells the accounts endpoint to do something; throws what it says when it refuses. */
export async function tell(path: string, body: Record<string, unknown> = {}): Promise<void> {
  await send(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
}

async function send(path: string, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(`/api/auth${path}`, init);
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer;
  const { data } = Refusal.safeParse(answer);
  throw new Error(data?.detail ?? data?.message ?? 'This did not work. Try again in a moment.');
}
