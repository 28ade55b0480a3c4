import { useId } from 'react';

const counts = [2, 3, 4, 5, 6, 7, 8];

interface Props {
  /** Undefined where it is chosen from the data. */
  value: number | undefined;
  chosen: number;
  onChange: (k: number | undefined) => void;
}

export function GroupCount({ value, chosen, onChange }: Props) {
  const id = useId();
  return (
    <span className="flex items-center gap-2">
      <label htmlFor={id} className="text-muted text-small">
        Groups
      </label>
      <select
        id={id}
        className="control"
        value={value ?? ''}
        onChange={({ target }) => onChange(target.value === '' ? undefined : Number(target.value))}
      >
        <option value="">{value === undefined ? `best fit (${chosen})` : 'best fit'}</option>
        {counts.map((count) => (
          <option key={count} value={count}>
            {count}
          </option>
        ))}
      </select>
    </span>
  );
}
