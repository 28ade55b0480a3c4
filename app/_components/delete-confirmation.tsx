'use client';

import type { ReactNode } from 'react';
import { useAction } from '../_hooks/use-action';
import { Button } from './button';
import { Dialog } from './dialog';
import { ProblemNotice } from './problem-notice';

interface Props {
  title: string;
  children: ReactNode;
  /** Deletes what is asked about. */
  action: () => Promise<unknown>;
  onClose: (changed: boolean) => void;
}

export function DeleteConfirmation({ title, children, action, onClose }: Props) {
  const { error, running, run } = useAction(action, () => onClose(true));
  return (
    <Dialog role="alertdialog" title={title} onClose={() => onClose(false)}>
      <p className="mt-2 mb-4 break-words">{children}</p>
      {error && (
        <div className="mb-4">
          <ProblemNotice error={error} />
        </div>
      )}
      <div className="flex gap-3">
        <Button kind="danger" isDisabled={running} onPress={run}>
          Delete
        </Button>
        <Button autoFocus onPress={() => onClose(false)}>
          Keep it
        </Button>
      </div>
    </Dialog>
  );
}
