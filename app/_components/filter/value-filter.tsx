'use client';

import { useEffect, useState } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components/ComboBox';
import { listValues } from '@/lib/api/datasets';
import { useContract } from '../../_hooks/use-contract';
import type { NamedColumn } from '../../_hooks/use-filter';
import { useSettled } from '../../_hooks/use-settled';
import { Name } from '../name';

interface Props {
  dataset: string;
  column: NamedColumn;
  label: string;
  chosen: readonly string[];
  onToggle: (name: string) => void;
}

export function ValueFilter({ dataset, column, label, chosen, onToggle }: Props) {
  const [text, setText] = useState('');
  const [opened, setOpened] = useState(false);
  const [picked, setPicked] = useState<string | null>(null);
  const search = useSettled(text.trim().slice(0, 200));
  const { data, isFetching, isOld } = useContract(listValues, { id: dataset, column, search }, { enabled: opened });
  // The list closes when a value arrives; the field itself holds none, as what is chosen stands in the chips.
  useEffect(() => {
    if (picked !== null) setPicked(null);
  }, [picked]);
  const items = (data?.values ?? []).map((name) => ({ id: name, name }));
  return (
    <ComboBox
      items={items}
      inputValue={text}
      onInputChange={setText}
      value={picked}
      onChange={(key) => {
        if (typeof key !== 'string') return;
        setPicked(key);
        onToggle(key);
        setText('');
      }}
      onFocus={() => setOpened(true)}
      onBlur={() => setText('')}
      menuTrigger="focus"
      allowsEmptyCollection
      className="min-w-0"
    >
      <Label className="mb-1 block text-muted text-small">{label}</Label>
      <Input autoFocus className="control w-full" dir="auto" placeholder="All" />
      <Popover className="w-(--trigger-width) min-w-56 overflow-auto rounded-control border border-line bg-raised p-1">
        <ListBox
          className="outline-none"
          renderEmptyState={() => (
            <p className="px-2 py-1.5 text-muted">{isFetching || isOld ? 'Looking' : 'Nothing has this name'}</p>
          )}
        >
          {(item: { id: string; name: string }) => (
            <ListBoxItem
              textValue={item.name}
              className="flex min-h-8 items-center gap-2 rounded-[4px] px-2 py-1 outline-none data-focused:bg-accent-wash"
            >
              <Name text={item.name} className="truncate" />
              {chosen.includes(item.name) && <span className="ml-auto text-accent">✓ chosen</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
