'use client';

import type { Compare } from '../../_hooks/use-filter';

const comparisons: Record<Compare, string> = {
  previous: 'the days before',
  year: 'a year earlier',
  none: 'nothing',
};

export function CompareChoice({ value, onChange }: { value: Compare; onChange: (compare: Compare) => void }) {
  return (
    <label className="block">
      <span className="mb-1 block text-muted text-small">Compare with</span>
      <select
        className="control w-full"
        value={value}
        onChange={({ target }) =>
          onChange(target.value === 'year' || target.value === 'none' ? target.value : 'previous')
        }
      >
        {Object.entries(comparisons).map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
