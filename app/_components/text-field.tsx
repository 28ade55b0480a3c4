import { type ComponentProps, useId } from 'react';

interface Props extends Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'id' | 'className'> {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

export function TextField({ label, value, onChange, ...input }: Props) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block">
        {label}
      </label>
      <input
        {...input}
        id={id}
        className="control w-full"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}
