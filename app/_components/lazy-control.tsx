'use client';

import { type ReactNode, useId, useState } from 'react';

interface Props {
  label: string;
  /** What the control stands at. */
  value: string;
  /** Fetches the control's script; called again when it is there already. */
  preload: () => void;
  /** The control itself, which takes the focus as it appears. */
  children: ReactNode;
}

/** Looks like the control and becomes it when it is used: pickers are a third of the page's script, and most visits pick nothing. */
export function LazyControl({ label, value, preload, children }: Props) {
  const [used, setUsed] = useState(false);
  const id = useId();
  if (used) return children;
  return (
    <div className="min-w-0">
      <span id={`${id}-label`} className="mb-1 block text-muted text-small">
        {label}
      </span>
      <button
        type="button"
        id={`${id}-value`}
        aria-labelledby={`${id}-label ${id}-value`}
        aria-haspopup="dialog"
        className="control flex w-full items-center justify-between gap-2 text-left"
        onPointerEnter={preload}
        onFocus={preload}
        onClick={() => setUsed(true)}
      >
        <span className="truncate">{value}</span>
        <svg
          aria-hidden="true"
          viewBox="0 0 16 16"
          className="size-4 shrink-0"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
        >
          <path d="M4 6.5 8 10.5 12 6.5" />
        </svg>
      </button>
    </div>
  );
}
