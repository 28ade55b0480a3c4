'use client';

import { type FormEvent, useId, useState } from 'react';
import { Button, buttonLook } from '@/app/_components/button';
import { Dialog } from '@/app/_components/dialog';
import { describeLock } from '@/app/_components/link-terms';
import { Name } from '@/app/_components/name';
import { ProblemNotice } from '@/app/_components/problem-notice';
import { useAction } from '@/app/_hooks/use-action';
import { useFilter } from '@/app/_hooks/use-filter';
import { type Section, sections } from '@/lib/api/access';
import { callContract } from '@/lib/api/client';
import type { Dataset } from '@/lib/api/datasets';
import { createShare } from '@/lib/api/shares';
import { Choice } from './choice';
import { sectionNames } from './section-names';

interface Props {
  dataset: Dataset;
  onMade: (url: string) => void;
  onClose: () => void;
}

const ends = [
  { days: 0, name: 'Never' },
  { days: 1, name: 'After a day' },
  { days: 7, name: 'After a week' },
  { days: 30, name: 'After 30 days' },
  { days: 365, name: 'After a year' },
];

const onlySummary: readonly Section[] = ['summary'];

export function LinkDialog({ dataset, onMade, onClose }: Props) {
  const { from = null, to = null, product, category, store, weekday, hour, search } = useFilter().filter;
  const filter = { from, to, product, category, store, weekday, hour, search };
  const lock = describeLock(filter);
  const [fields, setFields] = useState({
    name: '',
    sections: onlySummary,
    locked: true,
    days: 30,
    password: '',
    hideAmounts: false,
    frozen: false,
    embedIn: '',
  });
  const change = (part: Partial<typeof fields>) => setFields((before) => ({ ...before, ...part }));
  const field = useId();
  const make = async () => {
    const { name, sections: shown, locked, days, password, hideAmounts, frozen, embedIn } = fields;
    const made = await callContract(
      createShare,
      {
        dataset: dataset.id,
        name,
        sections: [...shown],
        filter: locked ? filter : {},
        hideAmounts,
        frozen,
        password: password === '' ? null : password,
        embedIn: embedIn === '' ? null : embedIn,
        expiresAt: days === 0 ? null : new Date(Date.now() + days * 86_400_000).toISOString(),
      },
      { method: 'POST' },
    );
    onMade(made.url);
  };
  const { error, running, run } = useAction(make, () => {});
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run();
  };
  const toggle = (section: Section, on: boolean) =>
    change({ sections: sections.filter((one) => (one === section ? on : fields.sections.includes(one))) });
  const text = (name: 'name' | 'password' | 'embedIn', label: string, more: React.ComponentProps<'input'>) => (
    <div>
      <label htmlFor={`${field}-${name}`} className="mb-1 block">
        {label}
      </label>
      <input
        id={`${field}-${name}`}
        className="control w-full"
        value={fields[name]}
        onChange={({ target }) => change({ [name]: target.value })}
        {...more}
      />
    </div>
  );
  return (
    <Dialog title="Make a link" onClose={onClose}>
      <form onSubmit={submit} className="mt-4 flex flex-col gap-4">
        {text('name', 'Who is it for?', { required: true, maxLength: 120, dir: 'auto', placeholder: 'The owner' })}
        <fieldset>
          <legend className="mb-1">What it shows</legend>
          {sections.map((section) => (
            <Choice
              key={section}
              on={fields.sections.includes(section)}
              onChange={(on) => toggle(section, on)}
              name={sectionNames[section]}
            />
          ))}
        </fieldset>
        <div>
          <label htmlFor={`${field}-ends`} className="mb-1 block">
            It stops working
          </label>
          <select
            id={`${field}-ends`}
            className="control w-full"
            value={fields.days}
            onChange={({ target }) => change({ days: Number(target.value) })}
          >
            {ends.map(({ days, name }) => (
              <option key={days} value={days}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div>
          {lock === '' ? (
            <p className="text-muted">
              It shows all sales. To share only some, set the filter on the summary first, then come back here.
            </p>
          ) : (
            <Choice
              on={fields.locked}
              onChange={(locked) => change({ locked })}
              name={
                <>
                  Only <Name text={lock} className="inline break-words font-medium" />, as the filter is set now
                </>
              }
            />
          )}
          <Choice
            on={fields.hideAmounts}
            onChange={(hideAmounts) => change({ hideAmounts })}
            name="Hide amounts: an average day is 100"
          />
          <Choice
            on={fields.frozen}
            onChange={(frozen) => change({ frozen })}
            name="Keep showing the sales as they are now"
          />
        </div>
        {text('password', 'Password, if you want one', {
          type: 'text',
          autoComplete: 'off',
          minLength: 8,
          maxLength: 200,
        })}
        <details>
          <summary className="cursor-pointer text-muted">Show it inside another web page</summary>
          <div className="mt-2">
            {text('embedIn', 'Address of that site', {
              type: 'url',
              placeholder: 'https://intranet.example.com',
              pattern: 'https?://[^\\/]+',
            })}
          </div>
        </details>
        {error && <ProblemNotice error={error} />}
        <div className="flex gap-3">
          <button
            type="submit"
            className={buttonLook('primary')}
            disabled={running || fields.name.trim() === '' || fields.sections.length === 0}
          >
            Make the link
          </button>
          <Button onPress={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
