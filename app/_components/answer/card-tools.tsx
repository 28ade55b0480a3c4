'use client';

import dynamic from 'next/dynamic';
import { type RefObject, useContext, useRef, useState } from 'react';
import type { CsvCell } from '@/lib/api/csv';
import { buttonLook } from '../button';
import { SourceContext } from './source';

const loadMenu = () => import('./card-menu').then((module) => module.CardMenu);
const CardMenu = dynamic(loadMenu, { ssr: false });

interface Props {
  /** What the card is about. */
  name: string;
  /** The rows of its CSV file, the header first. */
  cells: () => CsvCell[][];
  card: RefObject<HTMLElement | null>;
  showsChart: boolean;
}

/** Opens a menu whose script is fetched when a pointer or the focus comes near. */
export function CardTools({ name, cells, card, showsChart }: Props) {
  const source = useContext(SourceContext);
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [outcome, setOutcome] = useState('');
  const preload = () => void loadMenu().catch(() => {});
  if (source === null) return null;
  return (
    <>
      <span role="status" className="text-muted text-small">
        {outcome}
      </span>
      <button
        ref={trigger}
        type="button"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={`Take ${name} along`}
        className={buttonLook('quiet')}
        onPointerEnter={preload}
        onFocus={preload}
        onClick={() => setOpen(true)}
      >
        <span aria-hidden="true">⋯</span>
      </button>
      {isOpen && (
        <CardMenu
          trigger={trigger}
          card={card}
          name={name}
          cells={cells}
          showsChart={showsChart}
          source={source}
          onDone={(said) => {
            setOpen(false);
            setOutcome(said);
          }}
        />
      )}
    </>
  );
}
