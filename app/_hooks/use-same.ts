'use client';

import { useMemo } from 'react';

/** The value that was there before, where the new one says the same: what depends on it is not drawn again. */
export function useSame<Value>(value: Value): Value {
  const said = JSON.stringify(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it says stands for it
  return useMemo(() => value, [said]);
}
