'use client';

import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';

interface Props {
  title: ReactNode;
  role?: 'dialog' | 'alertdialog';
  wide?: boolean;
  /** Left out while the dialog must not be dismissed by the keyboard or a click beside it. */
  onClose?: (() => void) | undefined;
  children: ReactNode;
}

export function Dialog({ title, role = 'dialog', wide = false, onClose, children }: Props) {
  return (
    <ModalOverlay
      isOpen
      isDismissable={onClose !== undefined && role === 'dialog'}
      isKeyboardDismissDisabled={onClose === undefined}
      onOpenChange={(open) => !open && onClose?.()}
      className="fixed inset-0 z-40 flex items-end justify-center bg-[#000a] sm:items-center sm:p-6"
    >
      <Modal
        className={`max-h-dvh w-full overflow-y-auto rounded-t-card border border-line bg-raised sm:max-h-[90dvh] sm:rounded-card ${wide ? 'sm:max-w-3xl' : 'sm:max-w-md'}`}
      >
        <AriaDialog role={role} className="p-5 outline-none sm:p-6">
          <Heading slot="title" className="font-semibold text-title">
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
