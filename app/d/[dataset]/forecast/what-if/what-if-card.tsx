'use client';

import { type FormEvent, useId, useState } from 'react';
import { Button, buttonLook } from '@/app/_components/button';
import { Card } from '@/app/_components/card';
import { formatDuring } from '@/app/_components/format';
import { Name } from '@/app/_components/name';
import type { Period } from '@/lib/sales/calendar';
import type { Answer } from '../words';
import { type Plan, writePlan } from './plan';

interface Props {
  events: Answer['events'];
  /** The coming days that are forecast. */
  days: Period;
  plans: readonly Plan[];
  onPlans: (plans: Plan[]) => void;
  className?: string;
}

export function WhatIfCard({ events, days, plans, onPlans, className = '' }: Props) {
  const field = useId();
  const [draft, setDraft] = useState<Plan>({ name: '', from: days.from, to: days.from });
  const isWhole = draft.name.trim() !== '' && draft.from !== '' && draft.from <= draft.to;
  const add = (event: FormEvent) => {
    event.preventDefault();
    const others = plans.filter((plan) => writePlan(plan) !== writePlan(draft));
    onPlans([...others, { ...draft, name: draft.name.trim() }]);
    setDraft({ ...draft, name: '' });
  };
  return (
    <Card
      className={className}
      heading="What if?"
      summary="Name coming days as earlier ones are named on the summary: they are forecast as those went."
    >
      <form onSubmit={add} className="flex flex-wrap items-end gap-3">
        <div className="min-w-40 grow">
          <label htmlFor={`${field}-name`} className="mb-1 block text-muted text-small">
            What will happen
          </label>
          <input
            id={`${field}-name`}
            className="control w-full"
            dir="auto"
            list={`${field}-known`}
            maxLength={120}
            required
            placeholder="10 % promo, closed"
            value={draft.name}
            onChange={({ target }) => setDraft({ ...draft, name: target.value })}
          />
          <datalist id={`${field}-known`}>
            {['closed', ...events.map(({ name }) => name)].map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </div>
        {(['from', 'to'] as const).map((end) => (
          <div key={end}>
            <label htmlFor={`${field}-${end}`} className="mb-1 block text-muted text-small">
              {end === 'from' ? 'First day' : 'Last day'}
            </label>
            <input
              id={`${field}-${end}`}
              type="date"
              className="control min-w-0"
              required
              min={end === 'to' ? draft.from : days.from}
              max={days.to}
              value={draft[end]}
              onChange={({ target }) =>
                setDraft(
                  end === 'to' || target.value <= draft.to
                    ? { ...draft, [end]: target.value }
                    : { ...draft, from: target.value, to: target.value },
                )
              }
            />
          </div>
        ))}
        <button type="submit" className={buttonLook()} disabled={!isWhole}>
          Try it
        </button>
      </form>
      {plans.length > 0 && (
        <ul aria-label="What is tried" className="mt-4 flex flex-col gap-1">
          {plans.map((plan) => (
            <li key={writePlan(plan)} className="flex items-center justify-between gap-3">
              <span className="min-w-0 break-words">
                <Name text={plan.name} /> {formatDuring(plan)}
              </span>
              <Button kind="quiet" onPress={() => onPlans(plans.filter((other) => other !== plan))}>
                Take off<span className="sr-only"> {plan.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {events.length > 0 && (
        <ul aria-label="What named days did" className="mt-4 flex flex-col gap-1 text-muted">
          {events.map(({ name, sentence }) => (
            <li key={name} className="break-words">
              {sentence}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
