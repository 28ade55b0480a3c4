import { useId } from 'react';

interface Props<Value extends string | number> {
  label: string;
  value: Value;
  options: readonly (readonly [value: Value, name: string])[];
  onChange: (value: Value) => void;
}

/** A short list to choose from, with its name before it. */
export function LabelledSelect<Value extends string | number>({ label, value, options, onChange }: Props<Value>) {
  const id = useId();
  const choose = (text: string) => {
    const chosen = options.find(([option]) => String(option) === text);
    if (chosen !== undefined) onChange(chosen[0]);
  };
  return (
    <span className="flex items-center gap-2">
      <label htmlFor={id} className="text-muted text-small">
        {label}
      </label>
      <select id={id} className="control" value={value} onChange={({ target }) => choose(target.value)}>
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
