'use client';

import { useState } from 'react';
import { numberColumn, ratioColumn, textColumn } from '@/app/_components/answer/columns';
import { Card, type CardTable, seeAlone } from '@/app/_components/card';
import type { Unit } from '@/app/_components/format';
import { Segmented } from '@/app/_components/segmented';
import type { NamedColumn } from '@/app/_hooks/use-filter';
import { definitions } from '../definitions';
import { type Answer, unitOf } from '../words';
import { PartTile } from './part-tile';
import { describeParts, nameOf, type Part } from './part-words';

const kinds = { category: 'Categories', product: 'Products' } as const;

interface Props {
  forecast: Answer;
  onToggle: (column: NamedColumn, name: string) => void;
  className?: string;
}

export function PartsCard({ forecast, onToggle, className = '' }: Props) {
  const { children, grain, filter } = forecast;
  const there = (['category', 'product'] as const).filter((kind) => children.some(({ by }) => by === kind));
  const [asked, setAsked] = useState<Part['by']>('category');
  const [search, setSearch] = useState('');
  const by = there.includes(asked) ? asked : 'product';
  const unit = unitOf(forecast);
  const parts = children.filter((part) => part.by === by);
  const needle = search.trim().toLowerCase();
  const shown = parts.filter(({ name }) => (name ?? '').toLowerCase().includes(needle));
  return (
    <Card
      className={className}
      heading={describeParts(parts, unit)}
      hint={seeAlone}
      about={definitions.parts}
      table={partsTable(parts, unit)}
      actions={
        <div className="flex flex-wrap items-center gap-3">
          {there.length > 1 && (
            <Segmented
              label="Split by"
              options={there.map((kind) => ({ value: kind, name: kinds[kind] }))}
              value={by}
              onChange={setAsked}
            />
          )}
          <input
            type="search"
            aria-label={`Search ${kinds[by].toLowerCase()} of the forecast`}
            placeholder="Search"
            className="control w-44 max-w-full"
            dir="auto"
            maxLength={200}
            value={search}
            onChange={({ target }) => setSearch(target.value)}
          />
        </div>
      }
    >
      {shown.length === 0 ? (
        <p className="py-6 text-center text-muted">None of them is called that.</p>
      ) : (
        <ul className="grid grid-cols-1 gap-3 min-[30rem]:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
          {shown.map((part) => (
            <PartTile
              key={part.name ?? ''}
              part={part}
              grain={grain}
              unit={unit}
              isChosen={part.name !== null && filter[by].includes(part.name)}
              onToggle={part.name === null ? null : () => onToggle(by, part.name ?? '')}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}

function partsTable(parts: readonly Part[], unit: Unit): CardTable<Part> {
  return {
    caption: 'Forecast of the parts',
    columns: [
      textColumn('Name', nameOf),
      numberColumn('Expected', unit, ({ total }) => total.mean),
      numberColumn('At least (8 of 10)', unit, ({ total }) => total.lower80),
      numberColumn('At most (8 of 10)', unit, ({ total }) => total.upper80),
      ratioColumn('Change', ({ change }) => change),
    ],
    rows: parts,
    rowKey: nameOf,
  };
}
