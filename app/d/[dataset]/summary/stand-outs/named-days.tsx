import { Button } from '@/app/_components/button';
import { formatPeriod } from '@/app/_components/format';
import { Name } from '@/app/_components/name';
import type { DiaryEvent } from '@/lib/api/events';
import type { Draft } from './event-dialogs';

/** The dialog that is open, and what it is about. */
export type Open = { action: 'edit'; draft: Draft } | { action: 'delete'; event: DiaryEvent };

interface Props {
  events: readonly DiaryEvent[];
  /** Null for those who may only look. */
  onOpen: ((open: Open) => void) | null;
}

export function NamedDays({ events, onOpen }: Props) {
  return (
    <div className="min-w-0">
      <h3 className="font-medium">Named days</h3>
      {events.length === 0 ? (
        <p className="mt-1 text-muted">None yet. A name says why a day was not like others; it shows on the trend.</p>
      ) : (
        <ul aria-label="Named days" className="mt-1 max-h-72 overflow-y-auto">
          {events.map((event) => (
            <li key={event.id} className="border-line py-2 not-last:border-b">
              <p className="break-words">
                <Name text={event.name} className="inline break-words font-medium" />{' '}
                <span className="text-muted">{formatPeriod(event)}</span>
              </p>
              {onOpen && (
                <div className="-ml-3 flex">
                  <Button
                    kind="quiet"
                    aria-label={`Change ${event.name}`}
                    onPress={() => onOpen({ action: 'edit', draft: event })}
                  >
                    Change
                  </Button>
                  <Button
                    kind="quiet"
                    aria-label={`Delete ${event.name}`}
                    onPress={() => onOpen({ action: 'delete', event })}
                  >
                    Delete
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {onOpen && (
        <div className="mt-3">
          <Button onPress={() => onOpen({ action: 'edit', draft: { name: '', from: '', to: '' } })}>Name a day</Button>
        </div>
      )}
    </div>
  );
}
