'use client';

import { useCallback, useRef } from 'react';

/** A finger has no hover: its first tap on a place shows the numbers, the second one chooses. */
export function useTap<Place extends string | number | null>() {
  const armed = useRef<Place | null>(null);
  return useCallback((place: Place, choose: () => void) => {
    const isFirst = window.matchMedia('(hover: none)').matches && armed.current !== place;
    armed.current = place;
    if (!isFirst) choose();
  }, []);
}
