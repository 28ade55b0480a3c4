'use client';

import { useId } from 'react';

export interface Delivery {
  leadDays: number;
  reviewDays: number;
  packSize: number;
}

const fields = [
  { name: 'leadDays', words: 'Days to delivery', least: 0, most: 90 },
  { name: 'reviewDays', words: 'Days between orders', least: 1, most: 90 },
  { name: 'packSize', words: 'Items in a pack', least: 1, most: 100_000 },
] as const;

interface Props {
  delivery: Delivery;
  onChange: (delivery: Delivery) => void;
}

export function OrderControls({ delivery, onChange }: Props) {
  const id = useId();
  return (
    <div className="flex flex-wrap gap-3">
      {fields.map(({ name, words, least, most }) => (
        <div key={name}>
          <label htmlFor={`${id}-${name}`} className="mb-1 block text-muted text-small">
            {words}
          </label>
          <input
            id={`${id}-${name}`}
            type="number"
            inputMode="numeric"
            className="control w-24"
            min={least}
            max={most}
            step={1}
            defaultValue={delivery[name]}
            onChange={({ target }) => {
              if (target.value !== '' && target.validity.valid) onChange({ ...delivery, [name]: target.valueAsNumber });
            }}
          />
        </div>
      ))}
    </div>
  );
}
