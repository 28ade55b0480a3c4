'use client';

import { namedColumns, noDates, type UrlFilter, type useFilter } from '../../_hooks/use-filter';
import { Button } from '../button';
import { describeSearch, formatDate, formatPeriod, nameHour, nameWeekday } from '../format';
import { Name } from '../name';

interface Props extends Pick<ReturnType<typeof useFilter>, 'filter' | 'setFilter' | 'toggleName'> {
  onClear: () => void;
}

export function Chips({ filter, setFilter, toggleName, onClear }: Props) {
  const days = describeDays(filter);
  return (
    <ul aria-label="Filters in use" className="mt-3 flex flex-wrap items-center gap-2">
      {days !== null && <Chip kind="dates" name={days} onRemove={() => setFilter(noDates)} />}
      {namedColumns.flatMap((column) =>
        filter[column].map((name) => (
          <Chip key={`${column} ${name}`} kind={column} name={name} onRemove={() => toggleName(column, name)} />
        )),
      )}
      {filter.search !== '' && (
        <Chip kind="search" name={describeSearch(filter.search)} onRemove={() => setFilter({ search: '' })} />
      )}
      {filter.weekday.map((weekday) => (
        <Chip
          key={`weekday ${weekday}`}
          kind="weekday"
          name={nameWeekday(weekday)}
          onRemove={() => setFilter({ weekday: filter.weekday.filter((other) => other !== weekday) })}
        />
      ))}
      {filter.hour.map((hour) => (
        <Chip
          key={`hour ${hour}`}
          kind="hour"
          name={nameHour(hour)}
          onRemove={() => setFilter({ hour: filter.hour.filter((other) => other !== hour) })}
        />
      ))}
      <li>
        <Button kind="quiet" onPress={onClear}>
          Clear all <kbd className="hidden font-sans text-small sm:inline">Esc</kbd>
        </Button>
      </li>
    </ul>
  );
}

function Chip({ kind, name, onRemove }: { kind: string; name: string; onRemove: () => void }) {
  return (
    <li className="min-w-0">
      <button
        type="button"
        onClick={onRemove}
        aria-label={`Remove ${kind} ${name}`}
        className="flex min-h-7 max-w-64 items-center gap-2 rounded-full border border-control bg-surface px-3 hover:bg-wash"
      >
        <Name text={name} className="truncate" />
        <span aria-hidden="true">×</span>
      </button>
    </li>
  );
}

function describeDays({ from, to }: UrlFilter): string | null {
  if (from && to) return formatPeriod({ from, to });
  if (from) return `from ${formatDate(from)}`;
  return to ? `to ${formatDate(to)}` : null;
}
