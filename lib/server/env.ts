import 'server-only';
import { resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from '../errors';
import { once } from './once';

const optionalText = z
  .string()
  .transform((text) => text.trim() || undefined)
  .optional();

/** From what must be seen to what is only looked at in search of a fault. */
export const logLevels = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

const yesOrNo = (otherwise: boolean) =>
  optionalText
    .pipe(z.enum(['0', '1'], { error: 'must be 0 or 1' }).optional())
    .transform((text) => (text ?? (otherwise ? '1' : '0')) === '1');

const Environment = z
  .object({
    NODE_ENV: z.string().default('production'),
    /** Where this process listens. */
    HOST: optionalText,
    PORT: optionalText,
    DATA_DIR: z
      .string()
      .default('.data')
      .transform((folder) => resolve(/* turbopackIgnore: true */ folder)),
    DATABASE_URL: optionalText.pipe(
      z
        .string()
        .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
        .optional(),
    ),
    MAX_UPLOAD_MB: z.coerce.number().int().min(1).max(1_000_000).default(2048),
    UPLOAD_IDLE_SECONDS: z.coerce.number().int().min(1).default(60),
    BETTER_AUTH_SECRET: optionalText.pipe(z.string().min(32, 'must have at least 32 characters').optional()),
    REQUIRE_SIGN_IN: yesOrNo(false),
    ALLOW_SIGN_UP: yesOrNo(true),
    PUBLIC_URL: optionalText.pipe(z.url().optional()),
    MAX_DATASETS: z.coerce.number().int().min(1).default(1000),
    MAX_STORED_MB: z.coerce.number().int().min(1).default(100_000),
    MAX_STORED_ROWS: z.coerce.number().int().min(1).default(1_000_000_000),
    ANALYSIS_SECONDS: z.coerce.number().int().min(1).default(120),
    ENGINE_MEMORY_MB: z.coerce.number().int().min(64).default(1024),
    ANALYTICS_ENGINE: optionalText
      .pipe(z.enum(['duckdb', 'postgres'], { error: 'must be duckdb or postgres' }).optional())
      .transform((name) => name ?? 'duckdb'),
    LOG_LEVEL: optionalText
      .pipe(z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).optional())
      .transform((level) => level ?? 'warn'),
    SLOW_QUERY_MS: z.coerce.number().min(0).default(1000),
    PRACTICE: yesOrNo(true),
    METRICS_TOKEN: optionalText.pipe(
      z
        .string()
        .regex(/^\S{16,}$/, 'must have at least 16 characters and no spaces')
        .optional(),
    ),
  })
  .refine(({ ANALYTICS_ENGINE, DATABASE_URL }) => ANALYTICS_ENGINE === 'duckdb' || DATABASE_URL !== undefined, {
    path: ['ANALYTICS_ENGINE'],
    error: 'is postgres, which needs DATABASE_URL',
  });
export type Environment = z.infer<typeof Environment>;

/**
 * The settings of this process, parsed at first use.
 * @throws AppError "invalid_input" that names each variable that is wrong
 */
export const env = once('env', (): Environment => {
  const parsed = Environment.safeParse(process.env);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ');
  throw new AppError('invalid_input', `The environment is not valid: ${wrong}.`);
});
