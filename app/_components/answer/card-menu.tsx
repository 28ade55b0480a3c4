'use client';

import type { RefObject } from 'react';
import { Menu, MenuItem, Popover } from 'react-aria-components/Menu';
import { type CsvCell, toCsv } from '@/lib/api/csv';
import { fileNameOf } from './file-name';
import { copyText, download } from './hand-over';
import { describeSource, readCard, type Source } from './source';

interface Props {
  /** What the card is about, for file names. */
  name: string;
  /** The rows of its CSV file, the header first. */
  cells: () => CsvCell[][];
  trigger: RefObject<HTMLElement | null>;
  card: RefObject<HTMLElement | null>;
  /** Whether the card shows its chart, of which a picture can be taken. */
  showsChart: boolean;
  source: Source;
  /** Called with what came of it, once the menu is left. */
  onDone: (outcome: string) => void;
}

export function CardMenu({ name, cells, trigger, card, showsChart, source, onDone }: Props) {
  const actions: Record<string, (card: HTMLElement) => string | Promise<string>> = {
    csv: () => {
      download(new Blob([toCsv(cells())], { type: 'text/csv' }), fileNameOf(name, source, 'csv'));
      return 'CSV downloaded';
    },
    picture: async (section) => {
      const { takePicture } = await import('./take-picture');
      download(await takePicture(section), fileNameOf(name, source, 'png'));
      return 'Picture downloaded';
    },
    sentence: async (section) =>
      (await copyText(`${readCard(section)} (${describeSource(source)})`))
        ? 'Sentence copied'
        : 'The browser does not allow copying here',
    print: () => {
      window.print();
      return '';
    },
  };
  const act = async (action: string) => {
    if (card.current === null) return;
    onDone('');
    const outcome = actions[action]?.(card.current) ?? '';
    onDone(await Promise.resolve(outcome).catch(() => 'This did not work; try again'));
  };
  return (
    <Popover
      triggerRef={trigger}
      isOpen
      onOpenChange={(open) => !open && onDone('')}
      placement="bottom end"
      className="rounded-control border border-line bg-raised p-1"
    >
      <Menu
        aria-label={`Take ${name} along`}
        autoFocus="first"
        className="min-w-48 outline-none"
        onAction={(action) => act(String(action))}
      >
        <Item id="csv">Download CSV</Item>
        {showsChart && <Item id="picture">Download picture</Item>}
        <Item id="sentence">Copy as sentence</Item>
        <Item id="print">Print the page</Item>
      </Menu>
    </Popover>
  );
}

function Item({ id, children }: { id: string; children: string }) {
  return (
    <MenuItem
      id={id}
      className="flex min-h-9 items-center rounded-[4px] px-3 outline-none data-focused:bg-accent-wash data-focused:text-accent-strong"
    >
      {children}
    </MenuItem>
  );
}
