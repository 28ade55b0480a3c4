import 'server-only';
import { AppError } from '../../errors';
import { auth } from './auth';

/** Who is asking. Every use case takes it and answers for its owner's data alone. */
export interface Caller {
  /** Null for a visitor who has uploaded nothing. */
  ownerId: string | null;
  /** The owner; makes an anonymous session when there is none, whose cookie the answer then carries. */
  ensureOwner(): Promise<string>;
  /** Cookies that the answer has to set. */
  cookies: string[];
}

/** Reads the session of a request. */
export async function identify(request: Request): Promise<Caller> {
  const { api } = await auth();
  const session = request.headers.has('cookie') ? await api.getSession({ headers: request.headers }) : null;
  const caller: Caller = {
    ownerId: session?.user.id ?? null,
    cookies: [],
    ensureOwner: async () => {
      if (caller.ownerId !== null) return caller.ownerId;
      const { headers, response } = await api.signInAnonymous({
        headers: withoutCookies(request),
        returnHeaders: true,
      });
      if (!response) throw new AppError('signed_out', 'No session could be made for you. Please try again.');
      caller.cookies.push(...headers.getSetCookie());
      caller.ownerId = response.user.id;
      return caller.ownerId;
    },
  };
  return caller;
}

/** A stale session cookie must not stand in the way of a new session. */
function withoutCookies(request: Request): Headers {
  const headers = new Headers(request.headers);
  headers.delete('cookie');
  return headers;
}
