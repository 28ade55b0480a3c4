import 'server-only';
import { version } from '../../package.json';
import type { health, readiness } from '../api/health';
import { engine } from './engine';
import { json, type UseCase } from './http/handle';
import { isShuttingDown } from './observe/shutdown';
import { analytics } from './postgres-lines/analytics';
import { database } from './store/database';

/** What has not answered by then counts as unavailable. */
const patienceMilliseconds = 2000;

/** `GET /api/health`: answers at once, whatever else is running. */
export const checkHealth: UseCase<typeof health> = async () => {
  const standing = await look();
  return { status: isWhole(standing) ? 'ok' : 'degraded', ...standing, version };
};

/** `GET /api/health/ready`: 503 keeps a load balancer from sending requests here. */
export const checkReadiness: UseCase<typeof readiness> = async () => {
  const standing = await look();
  const status = isShuttingDown() ? 'ending' : isWhole(standing) ? 'ready' : 'not ready';
  return json({ status, ...standing }, status === 'ready' ? 200 : 503);
};

async function look() {
  const [databaseState, engineState] = await Promise.all([
    state(async () => (await database()).$queryRaw`SELECT 1 AS one`),
    state(() => Promise.all([engine().check(), analytics().check()])),
  ]);
  return { database: databaseState, engine: engineState };
}

function isWhole(standing: Awaited<ReturnType<typeof look>>): boolean {
  return standing.database === 'ok' && standing.engine === 'ok';
}

async function state(probe: () => Promise<unknown>): Promise<'ok' | 'unavailable'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('No answer in time.')), patienceMilliseconds);
  });
  try {
    await Promise.race([probe(), late]);
    return 'ok';
  } catch {
    return 'unavailable';
  } finally {
    clearTimeout(timer);
  }
}
