import 'server-only';
import { version } from '../../package.json';
import type { health } from '../api/health';
import { engine } from './engine';
import type { UseCase } from './http/handle';
import { database } from './store/database';

/** `GET /api/health`: answers at once, whatever else is running. */
export const checkHealth: UseCase<typeof health> = async () => {
  const [databaseState, engineState] = await Promise.all([
    state(async () => (await database()).$queryRaw`SELECT 1 AS one`),
    state(() => engine().check()),
  ]);
  const ok = databaseState === 'ok' && engineState === 'ok';
  return { status: ok ? 'ok' : 'degraded', database: databaseState, engine: engineState, version };
};

async function state(probe: () => Promise<unknown>): Promise<'ok' | 'unavailable'> {
  try {
    await probe();
    return 'ok';
  } catch {
    return 'unavailable';
  }
}
