'use client';

import { useEffect, useRef, useState } from 'react';

/** The width of an element in whole pixels, 0 before it is on the page. */
export function useWidth<One extends HTMLElement>() {
  const element = useRef<One>(null);
  const [width, setWidth] = useState(0);
  // Asking for the width would have the page laid out within the task that has just drawn it.
  useEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return { element, width };
}
