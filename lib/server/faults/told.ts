import { expect, TestRunner } from 'vitest';

/** What became of what was there, or was being stored, when something went wrong. */
export interface Outcome {
  /** Whoever sent it was told that it is stored. */
  acknowledged?: boolean;
  /** It is there afterwards. */
  stored?: boolean;
  /** It was acknowledged, or there before, and is not there afterwards. */
  lost: boolean;
  /** What is there afterwards is neither the old nor the new. */
  half: boolean;
}

/** How often a fault was injected, and how often each was the outcome. */
export type Counts = Record<'times' | keyof Outcome, number>;

declare module 'vitest' {
  interface TaskMeta {
    faults?: Record<string, Counts>;
  }
}

/** Counts an injected fault for the table at the end of the run, and fails the test where something is lost or half there. */
export function tell(fault: string, outcome: Outcome): void {
  const test = TestRunner.getCurrentTest();
  if (test === undefined) throw new Error('A fault is told in a test.');
  test.meta.faults ??= {};
  const { times, acknowledged, stored, lost, half } = test.meta.faults[fault] ?? noCounts;
  test.meta.faults[fault] = {
    times: times + 1,
    acknowledged: acknowledged + Number(outcome.acknowledged ?? false),
    stored: stored + Number(outcome.stored ?? false),
    lost: lost + Number(outcome.lost),
    half: half + Number(outcome.half),
  };
  expect.soft(outcome, fault).toMatchObject({ lost: false, half: false });
}

export const noCounts: Counts = { times: 0, acknowledged: 0, stored: 0, lost: 0, half: 0 };
