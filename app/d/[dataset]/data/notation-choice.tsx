'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { ProblemNotice } from '@/app/_components/problem-notice';
import { callContract } from '@/lib/api/client';
import { type Dataset, updateDataset } from '@/lib/api/datasets';
import { weekStarts } from '@/lib/sales/calendar';
import { offeredLocales } from '@/lib/sales/notation';

const languages = new Intl.DisplayNames('en', { type: 'language' });
const currencies = Intl.supportedValuesOf('currency');
const days = { monday: 'Monday', sunday: 'Sunday' } as const;

/** How the numbers of a dashboard are written, and when its weeks begin. */
export function NotationChoice({ dataset }: { dataset: Dataset }) {
  const { id, currency, locale, weekStart } = dataset;
  const queryClient = useQueryClient();
  const { mutate, error, isPending } = useMutation({
    mutationFn: (settings: Omit<z.input<typeof updateDataset.input>, 'id'>) =>
      callContract(updateDataset, { id, ...settings }),
    onSuccess: () => queryClient.invalidateQueries(),
  });
  const locales = offeredLocales.includes(locale) ? offeredLocales : [locale, ...offeredLocales];
  return (
    <section
      aria-label="How numbers are written"
      className="mb-5 rounded-card border border-line bg-surface p-4 sm:p-5"
    >
      <div aria-busy={isPending} className="grid gap-3 sm:grid-cols-3">
        <Choice label="Currency" value={currency ?? ''} onChange={(code) => mutate({ currency: code || null })}>
          <option value="">Not known</option>
          {currencies.map((code) => (
            <option key={code}>{code}</option>
          ))}
        </Choice>
        <Choice label="Numbers and dates" value={locale} onChange={(chosen) => mutate({ locale: chosen })}>
          {locales.map((one) => (
            <option key={one} value={one}>
              {languages.of(one)}: {new Intl.NumberFormat(one, { minimumFractionDigits: 2 }).format(12345.6)}
            </option>
          ))}
        </Choice>
        <Choice
          label="A week begins on"
          value={weekStart}
          onChange={(chosen) => mutate({ weekStart: weekStarts.find((day) => day === chosen) })}
        >
          {weekStarts.map((day) => (
            <option key={day} value={day}>
              {days[day]}
            </option>
          ))}
        </Choice>
      </div>
      {error && <ProblemNotice error={error} />}
    </section>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
}

function Choice({ label, value, onChange, children }: ChoiceProps) {
  return (
    <label className="block min-w-0">
      <span className="mb-1 block text-muted text-small">{label}</span>
      <select className="control w-full" value={value} onChange={({ target }) => onChange(target.value)}>
        {children}
      </select>
    </label>
  );
}
