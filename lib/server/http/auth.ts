import 'server-only';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { createAuthMiddleware, isAPIError } from 'better-auth/api';
import { anonymous } from 'better-auth/plugins';
import { z } from 'zod';
import { problemResponse } from '../../api/problem';
import { AppError } from '../../errors';
import { deleteWork, moveWork } from '../account/move-work';
import { env } from '../env';
import { once } from '../once';
import { dataFolder } from '../store/data-folder';
import { database } from '../store/database';
import { isBehindTls } from './cookies';
import { explainFailure } from './explain-failure';
import { addressOf, consume } from './limits';
import { logError, logFailure, logLine } from './log';
import { originOf, refuseForeignOrigin } from './origin';
import { answerAs, chooseRequestId, requestIdHeader } from './request-context';

/** A new password ends whatever was signed in with the old one. */
const endOtherSessions = createAuthMiddleware(async (context) => {
  if (context.path === '/change-password') return { context: { body: { ...context.body, revokeOtherSessions: true } } };
});

/** Accounts and sessions; everyone begins as an anonymous user, whose datasets go with them when they sign up or in. */
export const auth = once('auth', async () => {
  const { PUBLIC_URL, ALLOW_SIGN_UP, REQUIRE_SIGN_IN } = env();
  // better-auth would name secure cookies "__Secure-", which other hosts of the domain may set.
  const cookiePrefix = isBehindTls() ? '__Host-shelfwise' : 'shelfwise';
  return betterAuth({
    database: prismaAdapter(await database(), { provider: 'postgresql' }),
    secret: dataFolder().secret,
    baseURL: PUBLIC_URL ?? { allowedHosts: ['*'] },
    trustedOrigins: (request) => (request === undefined ? [] : [originOf(request)]),
    session: { expiresIn: 365 * 86_400, updateAge: 86_400 },
    advanced: { cookiePrefix, useSecureCookies: false, defaultCookieAttributes: { secure: isBehindTls() } },
    emailAndPassword: { enabled: true, disableSignUp: !ALLOW_SIGN_UP, minPasswordLength: 10 },
    user: { deleteUser: { enabled: true, beforeDelete: ({ id }) => deleteWork(id) } },
    disabledPaths: REQUIRE_SIGN_IN ? ['/sign-in/anonymous'] : [],
    hooks: { before: endOtherSessions },
    rateLimit: {
      customRules: {
        '/sign-in/anonymous': { window: 60, max: 120 },
        '/sign-in/email': { window: 60, max: 60 },
        '/sign-up/email': { window: 60, max: 60 },
      },
    },
    plugins: [
      anonymous({
        disableDeleteAnonymousUser: true,
        onLinkAccount: ({ anonymousUser, newUser }) => moveWork(anonymousUser.user.id, newUser.user.id),
      }),
    ],
    logger: { level: 'error', log: (_level, message) => logLine('error', { message }) },
    // Else refusals are written by a logger of its own, which knows nothing of ours.
    onAPIError: { onError: (error) => (isAPIError(error) && error.statusCode < 500 ? undefined : logError(error)) },
    telemetry: { enabled: false },
  });
});

const Credentials = z.object({ email: z.string().max(320) });

/** better-auth's own endpoints under `/api/auth`. */
export function answerAuth(request: Request): Promise<Response> {
  const requestId = chooseRequestId(request.headers.get(requestIdHeader));
  return answerAs(requestId, async () => {
    try {
      refuseForeignOrigin(request);
      if (/\/(sign-in|sign-up|change-password|delete-user)/.test(new URL(request.url).pathname))
        await countTry(request);
      const response = await (await auth()).handler(request);
      if (response.status >= 500) throw new Error(`better-auth has failed: ${await response.text()}`);
      return response;
    } catch (error) {
      if (!(error instanceof AppError)) logFailure(request, error);
      return problemResponse(await explainFailure(error), requestId);
    }
  });
}

/** Counts a try against the account that is tried or, where it names none, against the address. */
async function countTry(request: Request): Promise<void> {
  if (request.method !== 'POST' || request.url.endsWith('/sign-in/anonymous')) return;
  const body: unknown = await request
    .clone()
    .json()
    .catch(() => null);
  const { success, data } = Credentials.safeParse(body);
  await consume('signIn', success ? data.email.toLowerCase() : addressOf(request));
}
