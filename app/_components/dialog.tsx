'use client';

import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from './button';

interface Props {
  title: ReactNode;
  role?: 'dialog' | 'alertdialog';
  wide?: boolean;
  onClose: () => void;
  children: ReactNode;
}

export function Dialog({ title, role = 'dialog', wide = false, onClose, children }: Props) {
  return (
    <ModalOverlay
      isOpen
      onOpenChange={(open) => !open && onClose()}
      className="fixed inset-0 z-40 flex items-end justify-center bg-[#000a] sm:items-center sm:p-6"
    >
      <Modal
        className={`max-h-dvh w-full overflow-y-auto rounded-t-card border border-line bg-raised sm:max-h-[90dvh] sm:rounded-card ${wide ? 'sm:max-w-3xl' : 'sm:max-w-md'}`}
      >
        <AriaDialog role={role} className="p-5 outline-none sm:p-6">
          <div className="flex items-start justify-between gap-4">
            <Heading slot="title" className="font-semibold text-title">
              {title}
            </Heading>
            {wide && (
              <Button kind="quiet" aria-label="Close" onPress={onClose}>
                <span aria-hidden="true">×</span>
              </Button>
            )}
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
