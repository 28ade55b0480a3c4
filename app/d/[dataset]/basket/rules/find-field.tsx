'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { longestSearch } from '@/app/_hooks/use-filter';
import { useSettled } from '@/app/_hooks/use-settled';

/** A text field that asks once the typing has stood still; Escape empties it. */
export function FindField({ value, onFind }: { value: string; onFind: (text: string) => void }) {
  const [text, setText] = useState(value);
  const settled = useSettled(text);
  const ask = useEffectEvent(() => {
    if (settled !== value) onFind(settled);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed asks, not what came of it
  useEffect(() => ask(), [settled]);
  return (
    <label className="min-w-0">
      <span className="mb-1 block text-muted text-small">Rules with</span>
      <input
        type="search"
        placeholder="Part of a name"
        className="control w-56 max-w-full"
        dir="auto"
        maxLength={longestSearch}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || text === '') return;
          event.preventDefault();
          setText('');
        }}
      />
    </label>
  );
}
