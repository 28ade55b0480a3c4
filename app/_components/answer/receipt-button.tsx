'use client';

import dynamic from 'next/dynamic';
import { useContext, useState } from 'react';
import type { Definition } from '@/lib/sales/definition';
import { SourceContext } from './source';

const loadDialog = () => import('./receipt-dialog').then((module) => module.ReceiptDialog);
const ReceiptDialog = dynamic(loadDialog, { ssr: false });

interface Props {
  about: Definition;
  /** Says the number, without where it is from. */
  say: () => string;
}

/** Opens what a number means and is made of; the script of that is fetched when a pointer or the focus comes near. */
export function ReceiptButton({ about, say }: Props) {
  const source = useContext(SourceContext);
  const [isOpen, setOpen] = useState(false);
  const preload = () => void loadDialog().catch(() => {});
  if (source === null) return null;
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={`About ${about.name}`}
        className="grid size-6 shrink-0 place-items-center rounded-full text-muted hover:bg-wash hover:text-ink still:hidden"
        onPointerEnter={preload}
        onFocus={preload}
        onClick={() => setOpen(true)}
      >
        <svg
          aria-hidden="true"
          viewBox="0 0 16 16"
          className="size-4"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
        >
          <path d="M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13M8 7v4.5M8 4.5v1" />
        </svg>
      </button>
      {isOpen && <ReceiptDialog definition={about} sentence={say()} source={source} onClose={() => setOpen(false)} />}
    </>
  );
}
