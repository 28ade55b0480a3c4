import 'server-only';
import { AppError } from '../errors';
import { setRequestTimes } from './http/request-times';
import { watchShutdown } from './observe/shutdown';
import { watchRequests } from './observe/watch-requests';
import { dataFolder } from './store/data-folder';
import { database } from './store/database';
import { keepSwept } from './store/sweep';
import { startCleaners } from './upload/cleaning/cleaners';

/** Opens what the server stands on before it takes requests; what is wrong with it ends the process with one sentence. */
export async function start(): Promise<void> {
  try {
    watchShutdown();
    watchRequests();
    dataFolder();
    await database();
    await keepSwept();
    startCleaners();
    setRequestTimes();
  } catch (error) {
    console.error(`\nShelfwise cannot start. ${error instanceof AppError ? error.message : describe(error)}\n`);
    process.exit(1);
  }
}

function describe(error: unknown): string {
  return error instanceof Error
    ? `${error.message || error.name} (is DATABASE_URL right, and the database running?)`
    : String(error);
}
