import 'server-only';
import { once } from '../once';

const state = once('shutdown', () => ({ hasBegun: false }));

/** How long what was begun may take to its end when the process is told to end; Docker waits for 30 seconds. */
const graceMilliseconds = 20_000;

/**
 * Takes note when the process is told to end, or, by SIGUSR2, that it will be: from then on it is not ready for more. Next.js
 * would wait for every request that was begun, an upload over a slow line for hours; such a one is given up.
 */
export function watchShutdown(): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGUSR2'] as const)
    process.once(signal, () => {
      state().hasBegun = true;
      if (signal !== 'SIGUSR2') setTimeout(() => process.exit(), graceMilliseconds).unref();
    });
}

export function isShuttingDown(): boolean {
  return state().hasBegun;
}
