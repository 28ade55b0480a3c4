'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { listValues } from '@/lib/api/datasets';
import type { Period } from '@/lib/sales/calendar';
import { useContract } from '../_hooks/use-contract';
import { type Compare, type UrlFilter, useFilter } from '../_hooks/use-filter';
import { Button } from './button';
import { formatDate, formatPeriod } from './format';
import { LazyControl } from './lazy-control';
import { Name } from './name';

const loadDateFilter = () => import('./date-filter').then((module) => module.DateFilter);
const loadValueFilter = () => import('./value-filter').then((module) => module.ValueFilter);
const placeholder = () => <div className="h-15 rounded-control bg-wash motion-safe:animate-pulse" />;
const DateFilter = dynamic(loadDateFilter, { ssr: false, loading: placeholder });
const ValueFilter = dynamic(loadValueFilter, { ssr: false, loading: placeholder });

const namedColumns = [
  { column: 'product', label: 'Products' },
  { column: 'category', label: 'Categories' },
] as const;

interface Props {
  dataset: string;
  /** First and last day of the data, null when the file has no dates. */
  data: Period | null;
}

export function FilterBar({ dataset, data }: Props) {
  const { filter, setFilter } = useFilter();
  const [unfolded, setUnfolded] = useState(false);
  const { data: categories } = useContract(listValues, { id: dataset, column: 'category', search: '' });
  const hasCategories = (categories?.values.length ?? 0) > 0;
  const active = countActive(filter);
  return (
    <section aria-label="Filter" className="border-line border-b pb-4">
      <div className="sm:hidden">
        <Button aria-expanded={unfolded} onPress={() => setUnfolded(!unfolded)}>
          {active === 0 ? 'Filter' : `Filter (${active})`}
        </Button>
      </div>
      <div
        className={`${unfolded ? 'mt-3 grid' : 'hidden'} gap-3 sm:grid sm:grid-cols-2 xl:flex xl:*:min-w-44 xl:*:grow`}
      >
        {data && (
          <LazyControl
            label="Dates"
            value={formatPeriod({ from: filter.from ?? data.from, to: filter.to ?? data.to })}
            preload={loadDateFilter}
          >
            <DateFilter
              data={data}
              from={filter.from}
              to={filter.to}
              onChange={(period) => setFilter({ from: period?.from, to: period?.to })}
            />
          </LazyControl>
        )}
        {namedColumns
          .filter(({ column }) => column === 'product' || hasCategories)
          .map(({ column, label }) => (
            <LazyControl key={column} label={label} value="All" preload={loadValueFilter}>
              <ValueFilter
                dataset={dataset}
                column={column}
                label={label}
                chosen={filter[column]}
                onToggle={(name) => setFilter({ [column]: toggle(filter[column], name) })}
              />
            </LazyControl>
          ))}
        {data && <CompareChoice value={filter.compare} onChange={(compare) => setFilter({ compare })} />}
      </div>
      <Chips filter={filter} setFilter={setFilter} />
    </section>
  );
}

export function toggle(names: readonly string[], name: string): string[] {
  return names.includes(name) ? names.filter((other) => other !== name) : [...names, name];
}

function countActive({ from, to, product, category }: UrlFilter): number {
  return (from || to ? 1 : 0) + product.length + category.length;
}

const comparisons: Record<Compare, string> = {
  previous: 'the days before',
  year: 'a year earlier',
  none: 'nothing',
};

function CompareChoice({ value, onChange }: { value: Compare; onChange: (compare: Compare) => void }) {
  return (
    <label className="block">
      <span className="mb-1 block text-muted text-small">Compare with</span>
      <select
        className="control w-full"
        value={value}
        onChange={({ target }) =>
          onChange(target.value === 'year' || target.value === 'none' ? target.value : 'previous')
        }
      >
        {Object.entries(comparisons).map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

function Chips({ filter, setFilter }: { filter: UrlFilter; setFilter: (change: Partial<UrlFilter>) => void }) {
  const { from, to, product, category } = filter;
  const days = describeDays(from, to);
  const chips = [
    ...(days === null
      ? []
      : [{ name: days, kind: 'dates', remove: () => setFilter({ from: undefined, to: undefined }) }]),
    ...product.map((name) => ({ name, kind: 'product', remove: () => setFilter({ product: toggle(product, name) }) })),
    ...category.map((name) => ({
      name,
      kind: 'category',
      remove: () => setFilter({ category: toggle(category, name) }),
    })),
  ];
  if (countActive(filter) === 0) return null;
  return (
    <ul aria-label="Filters in use" className="mt-3 flex flex-wrap items-center gap-2">
      {chips.map(({ name, kind, remove }) => (
        <li key={`${kind} ${name}`} className="min-w-0">
          <button
            type="button"
            onClick={remove}
            aria-label={`Remove ${kind} ${name}`}
            className="flex min-h-7 max-w-64 items-center gap-2 rounded-full border border-control bg-surface px-3 hover:bg-wash"
          >
            <Name text={name} className="truncate" />
            <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
      <li>
        <Button kind="quiet" onPress={() => setFilter({ from: undefined, to: undefined, product: [], category: [] })}>
          Clear all
        </Button>
      </li>
    </ul>
  );
}

function describeDays(from: string | undefined, to: string | undefined): string | null {
  if (from && to) return formatPeriod({ from, to });
  if (from) return `from ${formatDate(from)}`;
  return to ? `to ${formatDate(to)}` : null;
}
