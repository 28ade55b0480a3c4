import 'server-only';
import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { KeptAnswers } from '../../kept-answers';
import { logLine } from '../http/log';
import { once } from '../once';

/** Whether files are what their hash says, by their path and how they look. */
const found = once('whole-files', () => new KeptAnswers<boolean>({ max: 10_000 }));

/** The SHA-256 of a file. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

/**
 * Whether a file is there, and is what its hash says. It is read when it is first asked for and whenever it looks changed, so
 * that asking again costs next to nothing.
 */
export async function isWhole(path: string, sha256: string): Promise<boolean> {
  const look = lookOf(path);
  return look !== null && found().find(`${look} ${path}`, () => compare(path, sha256));
}

/** Takes note of a file that was just written and hashed on the way. */
export function noteWhole(path: string): void {
  const look = lookOf(path);
  if (look !== null) void found().find(`${look} ${path}`, async () => true);
}

async function compare(path: string, sha256: string): Promise<boolean> {
  const isSame = (await hashFile(path)) === sha256;
  if (!isSame) logLine('error', { message: 'A stored file is not what was stored.', path });
  return isSame;
}

/** Changes when a file is written or replaced; null where there is none. To ask another thread costs many times as much. */
function lookOf(path: string): string | null {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? null : [found.size, found.mtimeMs, found.ctimeMs, found.ino].join();
}
