'use client';

import type { Receipt } from '@/lib/api/ingest';
import { formatCount, formatExact, formatPeriod, plain } from '../../format';
import type { Choices } from '../read-again';

interface Props {
  overlap: NonNullable<Receipt['overlap']>;
  dateRange: Receipt['dateRange'];
  choices: Choices;
  onChoose: (choice: Choices) => void;
}

export function ImportOverlap({ overlap, dateRange, choices, onChoose }: Props) {
  const { new: added, present, changed, stored, isCertain, isSameAgain } = overlap;
  const all = formatCount(added + present + changed, 'line');
  const options = [
    {
      name: 'Add only the new lines',
      effect: `${formatCount(added, 'line')} will be added. ${isCertain ? 'What is here stays as it is.' : 'Right if the equal lines are the same sales.'}`,
      choice: { mode: 'append', overlap: 'skip' },
    },
    ...(dateRange === null
      ? []
      : [
          {
            name: 'Replace these dates',
            effect: `${formatCount(stored, 'line')} of ${formatPeriod(dateRange)} will give way to the ${all} of this file, with all that changed. Undo brings them back.`,
            choice: { mode: 'replaceDates', overlap: undefined },
          } as const,
        ]),
    {
      name: 'Add all lines',
      effect: `${all} will be added. ${isCertain ? 'Choose this only if they are other sales that look the same, or they count twice.' : 'Right if they are other sales that look the same; if they are not, they count twice.'}`,
      choice: { mode: 'append', overlap: 'keep' },
    },
  ] as const;
  const usual = isCertain || isSameAgain ? 'skip' : 'keep';
  const isChosen = ({ mode, overlap }: Choices) =>
    mode === (choices.mode ?? 'append') && (mode === 'replaceDates' || overlap === (choices.overlap ?? usual));
  return (
    <fieldset className="rounded-card border border-accent bg-surface p-4">
      <legend className="sr-only">How should the lines be added?</legend>
      <h3 className="font-semibold">{describeOverlap(overlap)}. How should they be added?</h3>
      {!isCertain && (
        <p className="mt-1 text-muted">
          The files give no days or receipt numbers, so only you can tell whether equal lines are the same sales.
        </p>
      )}
      <div className="mt-3 flex flex-col gap-1">
        {options.map(({ name, effect, choice }) => (
          <label
            key={name}
            className="flex cursor-pointer gap-3 rounded-control px-3 py-2 hover:bg-wash has-checked:bg-accent-wash has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="overlap"
              className="mt-1 size-4 shrink-0 accent-accent"
              checked={isChosen(choice)}
              onChange={() => onChoose(choice)}
            />
            <span>
              <span className="font-medium">{name}</span>
              <span className="block text-muted">{effect}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** How a file meets what is there: "1,204 lines are new, 310 are here already, 12 have changed". */
export function describeOverlap({ new: added, present, changed, isCertain }: NonNullable<Receipt['overlap']>): string {
  const parts = [`${formatCount(added, 'line')} ${added === 1 ? 'is' : 'are'} new`];
  const here = isCertain ? 'here already' : 'like some that are here';
  if (present > 0) parts.push(`${formatExact(present, plain)} ${present === 1 ? 'is' : 'are'} ${here}`);
  if (changed > 0) parts.push(`${formatExact(changed, plain)} ${changed === 1 ? 'has' : 'have'} changed`);
  return parts.join(', ');
}
