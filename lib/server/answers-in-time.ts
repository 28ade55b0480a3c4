import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';

const patienceMilliseconds = 2_000;

/** Whether what is asked answers at all; what has not done so after two seconds counts as away. */
export function answersInTime(ask: () => Promise<unknown>): Promise<boolean> {
  const answer = ask().then(
    () => true,
    () => false,
  );
  return Promise.race([answer, wait(patienceMilliseconds, false, { ref: false })]);
}
