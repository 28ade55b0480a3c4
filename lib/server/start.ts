import 'server-only';
import { AppError } from '../errors';
import { env } from './env';
import { outsideRequests } from './http/request-context';
import { setRequestTimes } from './http/request-times';
import { watchShutdown } from './observe/shutdown';
import { watchRequests } from './observe/watch-requests';
import { loadRoutes } from './practice/load-routes';
import { practiseImport } from './practice/practise-import';
import { practiseQuestions } from './practice/practise-questions';
import { dataFolder } from './store/data-folder';
import { database } from './store/database';
import { keepSwept } from './store/sweep';
import { keepBodies } from './upload/body';
import { startCleaners } from './upload/cleaning/cleaners';

/** Whoever waits for the server to start is answered first. */
const quietMilliseconds = 1000;

/** Opens what the server stands on before it takes requests; what is wrong with it ends the process with one sentence. */
export async function start(): Promise<void> {
  try {
    outsideRequests();
    watchShutdown();
    watchRequests();
    keepBodies();
    dataFolder();
    await database();
    await keepSwept();
    startCleaners();
    setRequestTimes();
    if (env().PRACTICE) setTimeout(practise, quietMilliseconds).unref();
  } catch (error) {
    console.error(`\nShelfwise cannot start. ${error instanceof AppError ? error.message : describe(error)}\n`);
    process.exit(1);
  }
}

/** Without practice the first file and the first dashboard take longer, and nothing else is missing. */
async function practise(): Promise<void> {
  if (env().DATABASE_URL === undefined) await practiseImport().catch(() => {});
  await loadRoutes().catch(() => {});
  await practiseQuestions().catch(() => {});
}

function describe(error: unknown): string {
  return error instanceof Error
    ? `${error.message || error.name} (is DATABASE_URL right, and the database running?)`
    : String(error);
}
