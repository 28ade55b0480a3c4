import 'server-only';
import { version } from '../../package.json';
import type { health, readiness } from '../api/health';
import { answersInTime } from './answers-in-time';
import { engine } from './engine';
import { json, type UseCase } from './http/handle';
import { isShuttingDown } from './observe/shutdown';
import { analytics } from './postgres-lines/analytics';
import { databaseAnswers } from './store/database';

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
  const engines = async () => Promise.all([engine().check(), analytics().check()]);
  const [hasDatabase, hasEngine] = await Promise.all([databaseAnswers(), answersInTime(engines)]);
  return { database: stateOf(hasDatabase), engine: stateOf(hasEngine) };
}

function stateOf(answers: boolean): 'ok' | 'unavailable' {
  return answers ? 'ok' : 'unavailable';
}

function isWhole(standing: Awaited<ReturnType<typeof look>>): boolean {
  return standing.database === 'ok' && standing.engine === 'ok';
}
