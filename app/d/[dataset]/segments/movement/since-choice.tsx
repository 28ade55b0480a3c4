import { useId } from 'react';

/** Days before the last one; `usual` is before the last file came in or, after a first file, four weeks before. */
export type Since = 'usual' | 28 | 91 | 182;

const choices = [
  ['usual', 'the last file or 4 weeks'],
  [28, '4 weeks'],
  [91, '3 months'],
  [182, 'half a year'],
] as const;

export function SinceChoice({ value, onChange }: { value: Since; onChange: (since: Since) => void }) {
  const id = useId();
  return (
    <span className="flex items-center gap-2">
      <label htmlFor={id} className="text-muted text-small">
        Since
      </label>
      <select
        id={id}
        className="control"
        value={value}
        onChange={({ target }) => onChange(choices.find(([since]) => String(since) === target.value)?.[0] ?? 'usual')}
      >
        {choices.map(([since, name]) => (
          <option key={since} value={since}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
