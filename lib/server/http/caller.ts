import 'server-only';
import type { Access } from '../../api/access';
import { AppError } from '../../errors';
import { type Link, openLink } from '../access/link';
import { ownerOfKey } from '../account/owner-of-key';
import { env } from '../env';
import { untilWritten } from '../store/until-written';
import { auth } from './auth';

/** Who is asking, and what for. Every use case takes it and answers for what is the caller's to see. */
export interface Caller {
  /** The account; null for a visitor who has uploaded nothing, and for whoever comes through a link. */
  ownerId: string | null;
  /** How it is known who asks. */
  via: 'nothing' | 'anonymous' | 'account' | 'key' | 'link';
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
 * Reads the share link, the API key or the session of a request. A link stands for itself: who follows it has no account
 * meanwhile. What is public asks nobody, so that it answers without the database.
 * @throws AppError as `openLink` does; "signed_out" for a key that is not known, or where an account is needed
 */
export async function identify(request: Request, access: Access): Promise<Caller> {
  if (access === 'public') return withoutAccount(null, access);
  const token = new URL(request.url).searchParams.get('share');
  if (token !== null) return withoutAccount(await openLink(token, request), access);
  const key = /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  const caller = key === undefined ? await ofSession(request, access) : ofAccount(await ownerOfKey(key), 'key', access);
  const isKnown = caller.via === 'account' || caller.via === 'key';
  if (env().REQUIRE_SIGN_IN && !isKnown) throw signedOut();
  return caller;
}

function withoutAccount(link: Link | null, access: Access): Caller {
  const ensureOwner = async () => {
    throw new AppError('forbidden', 'Nothing can be stored through a link.');
  };
  return { ownerId: null, via: link === null ? 'nothing' : 'link', link, access, ensureOwner, cookies: [] };
}

function ofAccount(ownerId: string, via: Caller['via'], access: Access): Caller {
  return { ownerId, via, link: null, access, cookies: [], ensureOwner: async () => ownerId };
}

async function ofSession(request: Request, access: Access): Promise<Caller> {
  const { api } = await auth();
  const known = await sessionOf(request.headers);
  if (known !== null) return ofAccount(known.userId, known.isAnonymous ? 'anonymous' : 'account', access);
  const caller: Caller = {
    ownerId: null,
    via: 'nothing',
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

interface Session {
  userId: string;
  isAnonymous: boolean;
  expiresAt: Date;
}

/** For a minute, as a session that is used is prolonged now and then. */
const keptSessions = untilWritten<Session | null>('kept-sessions', ['session', 'user'], { max: 1000, ttl: 60_000 });

async function sessionOf(headers: Headers): Promise<Session | null> {
  const cookie = headers.get('cookie');
  if (cookie === null) return null;
  const ask = async () => {
    const found = await (await auth()).api.getSession({ headers });
    return (
      found && {
        userId: found.user.id,
        isAnonymous: found.user.isAnonymous === true,
        expiresAt: found.session.expiresAt,
      }
    );
  };
  const session = await keptSessions(cookie, ask);
  return session !== null && session.expiresAt.getTime() <= Date.now() ? ask() : session;
}

/** A stale session cookie must not stand in the way of a new session. */
function withoutCookies(request: Request): Headers {
  const headers = new Headers(request.headers);
  headers.delete('cookie');
  return headers;
}

function signedOut(): AppError {
  return new AppError('signed_out', 'Sign in to use Shelfwise here.');
}
