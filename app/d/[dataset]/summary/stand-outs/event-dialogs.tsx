'use client';

import { type FormEvent, useId, useState } from 'react';
import { Button, buttonLook } from '@/app/_components/button';
import { DeleteConfirmation } from '@/app/_components/delete-confirmation';
import { Dialog } from '@/app/_components/dialog';
import { formatDuring } from '@/app/_components/format';
import { Name } from '@/app/_components/name';
import { ProblemNotice } from '@/app/_components/problem-notice';
import { useAction } from '@/app/_hooks/use-action';
import { callContract } from '@/lib/api/client';
import { createEvent, type DiaryEvent, deleteEvent, updateEvent } from '@/lib/api/events';

/** Days to name, or named already when there is an id. */
export type Draft = Omit<DiaryEvent, 'id'> & { id?: string };

interface EditProps {
  dataset: string;
  draft: Draft;
  onClose: (changed: boolean) => void;
}

export function EventDialog({ dataset, draft, onClose }: EditProps) {
  const [{ name, from, to }, setFields] = useState(draft);
  const { id } = draft;
  const save = () =>
    id === undefined
      ? callContract(createEvent, { dataset, name, from, to })
      : callContract(updateEvent, { id, name, from, to });
  const { error, running, run } = useAction(save, () => onClose(true));
  const field = useId();
  const change = (part: Partial<Draft>) => setFields((fields) => ({ ...fields, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run();
  };
  const isWhole = name.trim() !== '' && from !== '' && to !== '' && from <= to;
  return (
    <Dialog title={id === undefined ? 'Name these days' : 'Change these days'} onClose={() => onClose(false)}>
      <form onSubmit={submit} className="mt-4 flex flex-col gap-4">
        <div>
          <label htmlFor={`${field}-name`} className="mb-1 block">
            What happened
          </label>
          <input
            id={`${field}-name`}
            className="control w-full"
            dir="auto"
            required
            maxLength={120}
            placeholder="Street closed, 10 % promo"
            value={name}
            onChange={({ target }) => change({ name: target.value })}
          />
        </div>
        <div className="grid grid-cols-1 gap-4 min-[24rem]:grid-cols-2">
          {(['from', 'to'] as const).map((end) => (
            <div key={end}>
              <label htmlFor={`${field}-${end}`} className="mb-1 block">
                {end === 'from' ? 'First day' : 'Last day'}
              </label>
              <input
                id={`${field}-${end}`}
                type="date"
                required
                min={end === 'to' ? from : '1970-01-01'}
                max="2100-12-31"
                className="control w-full min-w-0"
                value={end === 'from' ? from : to}
                onChange={({ target }) => change({ [end]: target.value })}
              />
            </div>
          ))}
        </div>
        {from > to && to !== '' && <p className="text-bad">The last day is before the first.</p>}
        {error && <ProblemNotice error={error} />}
        <div className="flex gap-3">
          <button type="submit" className={buttonLook('primary')} disabled={running || !isWhole}>
            Save
          </button>
          <Button onPress={() => onClose(false)}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}

export function DeleteEventDialog({ event, onClose }: { event: DiaryEvent; onClose: (changed: boolean) => void }) {
  return (
    <DeleteConfirmation
      title="Take this name off its days?"
      action={() => callContract(deleteEvent, { id: event.id })}
      onClose={onClose}
    >
      <Name text={event.name} className="font-medium" /> {formatDuring(event)}. The sales stay as they are.
    </DeleteConfirmation>
  );
}
