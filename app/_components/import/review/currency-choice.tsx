'use client';

import { useState } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components/ComboBox';

interface Props {
  label: string;
  value: string | null;
  onChange: (code: string) => void;
}

const names = new Intl.DisplayNames('en', { type: 'currency' });
const currencies = Intl.supportedValuesOf('currency').map((code) => ({ id: code, name: `${code} ${names.of(code)}` }));

export function CurrencyChoice({ label, value, onChange }: Props) {
  const [picked, setPicked] = useState(value);
  return (
    <ComboBox
      defaultItems={currencies}
      value={picked}
      onChange={(code) => {
        if (typeof code !== 'string') return;
        setPicked(code);
        onChange(code);
      }}
      menuTrigger="focus"
      className="min-w-0"
    >
      <Label className="mb-1 block text-muted text-small">{label}</Label>
      <Input autoFocus className="control w-full" placeholder="Not known" />
      <Popover className="w-(--trigger-width) min-w-56 overflow-auto rounded-control border border-line bg-raised p-1">
        <ListBox className="outline-none">
          {({ name }: { name: string }) => (
            <ListBoxItem
              textValue={name}
              className="flex min-h-8 items-center rounded-[4px] px-2 py-1 outline-none data-focused:bg-accent-wash"
            >
              {name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
