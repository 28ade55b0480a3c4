'use client';

import { useState } from 'react';

/** Runs something that changes data, once at a time, and keeps what went wrong. */
export function useAction(action: () => Promise<unknown>, onDone: () => void) {
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const run = async () => {
    setRunning(true);
    setError(null);
    try {
      await action();
      onDone();
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    } finally {
      setRunning(false);
    }
  };
  return { error, running, run };
}
