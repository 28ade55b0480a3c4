import 'server-only';
import { AppError } from '../errors';
import { env } from './env';
import { setRequestTimes } from './http/request-times';
import { watchShutdown } from './observe/shutdown';
import { watchRequests } from './observe/watch-requests';
import { dataFolder } from './store/data-folder';
import { database } from './store/database';
import { practiseImport } from './store/practise';
import { keepSwept } from './store/sweep';
import { startCleaners } from './upload/cleaning/cleaners';

/** Whoever waits for the server to start is answered first. */
const quietMilliseconds = 1000;

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
    if (env().DATABASE_URL === undefined) setTimeout(practise, quietMilliseconds).unref();
  } catch (error) {
    console.error(`\nShelfwise cannot start. ${error instanceof AppError ? error.message : describe(error)}\n`);
    process.exit(1);
  }
}

/** Without practice the first file takes longer to be stored, and nothing else is missing. */
function practise(): void {
  practiseImport().catch(() => {});
}

function describe(error: unknown): string {
  return error instanceof Error
    ? `${error.message || error.name} (is DATABASE_URL right, and the database running?)`
    : String(error);
}
