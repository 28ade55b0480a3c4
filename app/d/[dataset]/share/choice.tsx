import type { ReactNode } from 'react';

interface Props {
  name: ReactNode;
  on: boolean;
  onChange: (on: boolean) => void;
}

export function Choice({ name, on, onChange }: Props) {
  return (
    <label className="flex min-h-8 cursor-pointer items-start gap-2 py-1">
      <input
        type="checkbox"
        className="mt-0.5 size-4 shrink-0 accent-accent"
        checked={on}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span className="min-w-0">{name}</span>
    </label>
  );
}
