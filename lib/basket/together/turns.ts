/**
 * Work that is done in turns by the thread that has it and one that helps: each takes the next turn when it is done with its last. In shared
 * memory: the next turn, and what the one that helps does.
 */
export type Turns = Int32Array;

const [next, helper] = [0, 1];
/** What the one that helps does: nothing yet, its turns, no more, it has failed; it comes too late. */
const [absent, working, done, failed, late] = [0, 1, 2, 3, 4];
const afterAll = 2 ** 30;
/** Whoever waits for an answer waits no longer. */
const patience = 10_000;

/** Turns of which none is taken. */
export function openTurns(): Turns {
  return new Int32Array(new SharedArrayBuffer(8));
}

/** The turn that the calling thread has now, from 0 on. */
export function takeTurn(turns: Turns): number {
  return Atomics.add(turns, next, 1);
}

/** Leaves no turn for anyone. */
export function skipTurns(turns: Turns): void {
  Atomics.store(turns, next, afterAll);
}

/** Does something with turns of a work that another thread has, unless that has ended. */
export function helpWith(turns: Turns, work: () => void): void {
  if (Atomics.compareExchange(turns, helper, absent, working) !== absent) return;
  let outcome = failed;
  try {
    work();
    outcome = done;
  } finally {
    Atomics.store(turns, helper, outcome);
    Atomics.notify(turns, helper);
  }
}

/**
 * Ends the work of the thread that has it, after its own turns, and tells whether another one had turns. Waits for the last of them.
 * @throws Error when the other thread has failed, or takes longer than that
 */
export function endTurns(turns: Turns, mostMilliseconds = patience): boolean {
  if (Atomics.compareExchange(turns, helper, absent, late) === absent) return false;
  Atomics.wait(turns, helper, working, mostMilliseconds);
  if (Atomics.load(turns, helper) !== done) throw new Error('A thread that helps does not end its turns.');
  return true;
}
