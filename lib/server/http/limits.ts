import 'server-only';
import { Pool } from 'pg';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../../errors';
import { env } from '../env';
import { once } from '../once';

/** How often one account, link or address may do something, and in how many seconds; far above what people do. */
const limits = {
  signIn: { points: 30, duration: 900 },
  password: { points: 10, duration: 900 },
  upload: { points: 2000, duration: 3600 },
  analysis: { points: 6000, duration: 60 },
} as const;
export type Limited = keyof typeof limits;

type Limiters = Record<Limited, RateLimiterMemory | RateLimiterPostgres>;

/** Counted in the database where DATABASE_URL is set, so that several servers count together; else in this process. */
const limiters = once('rate-limiters', (): Limiters => {
  const { DATABASE_URL } = env();
  const pool =
    DATABASE_URL === undefined
      ? null
      : new Pool({ connectionString: DATABASE_URL, max: 2, connectionTimeoutMillis: 10_000 });
  // A connection that breaks while nobody uses it: the next one who counts gets another, or is told.
  pool?.on('error', () => {});
  const make = (name: Limited) => {
    const limit = { ...limits[name], keyPrefix: name };
    if (pool === null) return new RateLimiterMemory(limit);
    const tableOptions = { tableName: 'rate_limit', tableCreated: true, clearExpiredByTimeout: false };
    return new RateLimiterPostgres({ ...limit, ...tableOptions, storeClient: pool });
  };
  return {
    signIn: make('signIn'),
    password: make('password'),
    upload: make('upload'),
    analysis: make('analysis'),
  };
});

/**
 * Counts one more of something against whoever does it.
 * @throws AppError "too_many_requests" that says when to try again
 */
export async function consume(what: Limited, who: string): Promise<void> {
  try {
    await limiters()[what].consume(who);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw new AppError('too_many_requests', `That was tried too often. Try again in ${seconds} seconds.`);
  }
}

/** The address that a request comes from, as the server or the proxy before it tells it. */
export function addressOf(request: Request): string {
  return request.headers.get('x-forwarded-for')?.split(',')[0]?.trim() ?? 'unknown';
}
