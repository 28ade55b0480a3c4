'use client';

import { useEffect, useId, useRef, useState } from 'react';

/** A rounded value whose exact one, and what it means, shows on hover and focus; Escape hides it. */
export function ExactValue({ short, exact, meaning }: { short: string; exact: string; meaning: string }) {
  const id = useId();
  const tooltip = useRef<HTMLSpanElement>(null);
  const [dismissed, setDismissed] = useState(false);

  useEffect(() => {
    const dismiss = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !tooltip.current?.checkVisibility()) return;
      // The Escape is spent: it must not take the filters off as well.
      event.preventDefault();
      setDismissed(true);
    };
    window.addEventListener('keydown', dismiss, { capture: true });
    return () => window.removeEventListener('keydown', dismiss, { capture: true });
  }, []);

  return (
    <span className="group block">
      <button
        type="button"
        aria-describedby={id}
        className="cursor-help rounded-control text-left font-semibold text-figure decoration-dotted underline-offset-4 hover:underline"
        onBlur={() => setDismissed(false)}
        onFocus={() => setDismissed(false)}
        onMouseEnter={() => setDismissed(false)}
      >
        {short}
      </button>
      <span
        ref={tooltip}
        id={id}
        role="tooltip"
        className={`absolute inset-x-2 z-10 hidden rounded-control border border-line bg-raised p-2 text-small ${dismissed ? '' : 'group-focus-within:block group-hover:block'}`}
      >
        <strong className="block font-semibold">{exact}</strong>
        <span className="text-muted">{meaning}</span>
      </span>
    </span>
  );
}
