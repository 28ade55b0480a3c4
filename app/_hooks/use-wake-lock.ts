'use client';

import { useEffect } from 'react';

/** Keeps the screen lit while the page shows, where the browser offers it. */
export function useWakeLock() {
  useEffect(() => {
    let lock: Promise<WakeLockSentinel | null> = Promise.resolve(null);
    const hold = () => {
      if (document.visibilityState === 'visible' && 'wakeLock' in navigator)
        lock = navigator.wakeLock.request('screen').catch(() => null);
    };
    hold();
    document.addEventListener('visibilitychange', hold);
    return () => {
      document.removeEventListener('visibilitychange', hold);
      lock.then((held) => held?.release()).catch(() => {});
    };
  }, []);
}
