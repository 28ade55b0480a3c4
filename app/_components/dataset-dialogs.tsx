'use client';

import { type FormEvent, useState } from 'react';
import { callContract } from '@/lib/api/client';
import { type Dataset, deleteDataset, updateDataset } from '@/lib/api/datasets';
import { useAction } from '../_hooks/use-action';
import { Button, buttonLook } from './button';
import { DeleteConfirmation } from './delete-confirmation';
import { Dialog } from './dialog';
import { formatCount } from './format';
import { Name } from './name';
import { ProblemNotice } from './problem-notice';
import { TextField } from './text-field';

interface Props {
  dataset: Dataset;
  onClose: (changed: boolean) => void;
}

export function RenameDialog({ dataset, onClose }: Props) {
  const [name, setName] = useState(dataset.name);
  const { error, running, run } = useAction(
    () => callContract(updateDataset, { id: dataset.id, name }),
    () => onClose(true),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run();
  };
  return (
    <Dialog title="Rename this dashboard" onClose={() => onClose(false)}>
      <form onSubmit={submit} className="mt-4 flex flex-col gap-4">
        <TextField label="Name" dir="auto" required maxLength={200} value={name} onChange={setName} />
        {error && <ProblemNotice error={error} />}
        <div className="flex gap-3">
          <button type="submit" className={buttonLook('primary')} disabled={running || name.trim() === ''}>
            Rename
          </button>
          <Button onPress={() => onClose(false)}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}

export function DeleteDialog({ dataset, onClose }: Props) {
  return (
    <DeleteConfirmation
      title="Delete this dashboard?"
      action={() => callContract(deleteDataset, { id: dataset.id })}
      onClose={onClose}
    >
      <Name text={dataset.name} className="font-medium" /> and its {formatCount(dataset.rows, 'row')} are removed from
      this server for good. Your own file is not touched.
    </DeleteConfirmation>
  );
}
