import 'server-only';
import type { Access } from '../../api/access';
import { AppError } from '../../errors';
import { type Link, openLink } from '../access/link';
import { auth } from './auth';

/** Who is asking, and what for. Every use case takes it and answers for what is the caller's to see. */
export interface Caller {
  /** The account; null for a visitor who has uploaded nothing, and for whoever comes through a link. */
  ownerId: string | null;
  /** The share link that the request comes through. */
  link: Link | null;
  /** What the endpoint's contract says may be asked, and by whom. */
  access: Access;
  /** The account; makes an anonymous session when there is none, whose cookie the answer then carries. */
  ensureOwner(): Promise<string>;
  /** Cookies that the answer has to set. */
  cookies: string[];
}

/**
 * Reads the share link or the session of a request. A link stands for itself: who follows it has no account meanwhile.
 * @throws AppError as `openLink` does
 */
export async function identify(request: Request, access: Access): Promise<Caller> {
  const token = access === 'public' ? null : new URL(request.url).searchParams.get('share');
  return token === null ? ofSession(request, access) : ofLink(await openLink(token, request), access);
}

function ofLink(link: Link, access: Access): Caller {
  const ensureOwner = async () => {
    throw new AppError('forbidden', 'Nothing can be stored through a link.');
  };
  return { ownerId: null, link, access, ensureOwner, cookies: [] };
}

async function ofSession(request: Request, access: Access): Promise<Caller> {
  const { api } = await auth();
  const session = request.headers.has('cookie') ? await api.getSession({ headers: request.headers }) : null;
  const caller: Caller = {
    ownerId: session?.user.id ?? null,
    link: null,
    access,
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
