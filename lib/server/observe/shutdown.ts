import 'server-only';
import { once } from '../once';

const state = once('shutdown', () => ({ hasBegun: false }));

/** Takes note when the process is told to end, or, by SIGUSR2, that it will be: from then on it is not ready for more. */
export function watchShutdown(): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGUSR2'] as const)
    process.once(signal, () => {
      state().hasBegun = true;
    });
}

export function isShuttingDown(): boolean {
  return state().hasBegun;
}
