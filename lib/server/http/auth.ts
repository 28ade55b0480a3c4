import 'server-only';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { anonymous } from 'better-auth/plugins';
import { env } from '../env';
import { once } from '../once';
import { dataFolder } from '../store/data-folder';
import { database } from '../store/database';

/** Sessions; everyone begins as an anonymous user, whose datasets stay theirs when they sign up. */
export const auth = once('auth', async () => {
  const { PUBLIC_URL } = env();
  return betterAuth({
    database: prismaAdapter(await database(), { provider: 'postgresql' }),
    secret: dataFolder().secret,
    baseURL: PUBLIC_URL ?? { allowedHosts: ['*'] },
    session: { expiresIn: 365 * 86_400, updateAge: 86_400 },
    advanced: { cookiePrefix: 'shelfwise', useSecureCookies: PUBLIC_URL?.startsWith('https://') ?? false },
    rateLimit: { customRules: { '/sign-in/anonymous': { window: 60, max: 120 } } },
    plugins: [anonymous({ disableDeleteAnonymousUser: true })],
    telemetry: { enabled: false },
  });
});

/** better-auth's own endpoints under `/api/auth`. */
export async function answerAuth(request: Request): Promise<Response> {
  return (await auth()).handler(request);
}
