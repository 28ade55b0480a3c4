'use client';

import dynamic from 'next/dynamic';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Dataset } from '@/lib/api/datasets';
import { countChoices, type NamedColumn, namedColumns, noFilter, useFilter } from '../../_hooks/use-filter';
import { Button } from '../button';
import { formatCount, formatPeriod } from '../format';
import { LazyControl } from '../lazy-control';
import { Chips } from './chips';
import { CompareChoice } from './compare-choice';
import { SearchField } from './search-field';

const loadDateFilter = () => import('./date-filter').then((module) => module.DateFilter);
const loadValueFilter = () => import('./value-filter').then((module) => module.ValueFilter);
const placeholder = () => <div className="h-15 rounded-control bg-wash motion-safe:animate-pulse" />;
const DateFilter = dynamic(loadDateFilter, { ssr: false, loading: placeholder });
const ValueFilter = dynamic(loadValueFilter, { ssr: false, loading: placeholder });

const labels: Record<NamedColumn, string> = { product: 'Products', category: 'Categories', store: 'Stores' };

export function FilterBar({ dataset }: { dataset: Dataset }) {
  const { id, dateRange: data, columns } = dataset;
  const { filter, setFilter, toggleName } = useFilter();
  const [unfolded, setUnfolded] = useState(false);
  const [said, setSaid] = useState('');
  const choices = countChoices(filter);

  const clear = () => {
    setFilter(noFilter);
    setSaid('All filters are off.');
  };
  const search = (text: string) => {
    setFilter({ search: text });
    setSaid(text === '' ? 'All filters are off.' : '');
  };
  const onEscape = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented && choices > 0) clear();
  });
  useEffect(() => {
    window.addEventListener('keydown', onEscape);
    return () => window.removeEventListener('keydown', onEscape);
  }, []);

  return (
    <section aria-label="Filter" className="border-line border-b pb-4 still:hidden">
      <div className="grid grid-cols-[auto_minmax(0,1fr)] items-end gap-3 sm:grid-cols-2 lg:grid-cols-3 xl:flex xl:*:min-w-36 xl:*:flex-1">
        <div className="sm:hidden">
          <Button aria-expanded={unfolded} onPress={() => setUnfolded(!unfolded)}>
            {choices === 0 ? 'Filter' : `Filter (${choices})`}
          </Button>
        </div>
        <SearchField value={filter.search} onSearch={search} />
        <div className={`${unfolded ? 'grid gap-3' : 'hidden'} col-span-full sm:contents xl:*:min-w-36 xl:*:flex-1`}>
          {data && (
            <LazyControl
              label="Dates"
              value={formatPeriod({ from: filter.from ?? data.from, to: filter.to ?? data.to })}
              preload={loadDateFilter}
            >
              <DateFilter
                data={data}
                weekStart={dataset.weekStart}
                from={filter.from}
                to={filter.to}
                onChange={(period) => setFilter({ from: period?.from, to: period?.to })}
              />
            </LazyControl>
          )}
          {namedColumns
            .filter((column) => columns.includes(column))
            .map((column) => (
              <LazyControl
                key={column}
                label={labels[column]}
                value={describeChosen(filter[column])}
                preload={loadValueFilter}
              >
                <ValueFilter
                  dataset={id}
                  column={column}
                  label={labels[column]}
                  chosen={filter[column]}
                  onToggle={(name) => toggleName(column, name)}
                />
              </LazyControl>
            ))}
          {data && <CompareChoice value={filter.compare} onChange={(compare) => setFilter({ compare })} />}
        </div>
      </div>
      {choices > 0 && <Chips filter={filter} setFilter={setFilter} toggleName={toggleName} onClear={clear} />}
      <p role="status" className="sr-only">
        {choices === 0 ? said : `${formatCount(choices, 'filter')} in use.`}
      </p>
    </section>
  );
}

function describeChosen(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? 'All') : `${names.length} chosen`;
}
