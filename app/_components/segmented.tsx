'use client';

import { useEffect, useId, useState } from 'react';

interface Props<Value extends string> {
  label: string;
  options: readonly { value: Value; name: string }[];
  value: Value;
  onChange: (value: Value) => void;
}

export function Segmented<Value extends string>({ label, options, value, onChange }: Props<Value>) {
  const group = useId();
  const [picked, setPicked] = useState(value);
  useEffect(() => setPicked(value), [value]);
  return (
    <fieldset className="inline-flex flex-wrap rounded-control border border-control p-0.5">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="relative inline-flex min-h-8 cursor-pointer items-center rounded-[4px] px-3 hover:bg-wash has-checked:bg-accent-wash has-focus-visible:outline-2 has-focus-visible:outline-accent has-checked:font-medium has-checked:text-accent-strong"
        >
          <input
            type="radio"
            name={group}
            className="absolute inset-0 cursor-pointer opacity-0"
            checked={option.value === picked}
            onChange={() => {
              setPicked(option.value);
              onChange(option.value);
            }}
          />
          {option.name}
        </label>
      ))}
    </fieldset>
  );
}
