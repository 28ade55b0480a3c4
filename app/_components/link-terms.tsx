import type { OpenedShare } from '@/lib/api/shares';
import { chosenNames } from './answer/source';
import { formatDate, formatPeriod } from './format';
import { Name } from './name';

/** What a link is narrowed to, said to the one who follows it. */
export function LinkTerms({ link }: { link: OpenedShare }) {
  const { filter, hideAmounts, frozen } = link;
  const only = describeLock(filter);
  if (only === '' && !hideAmounts && !frozen) return null;
  return (
    <ul aria-label="What this link shows" className="mb-3 text-muted text-small">
      {only !== '' && (
        <li>
          Shows <Name text={only} className="inline break-words text-ink" /> alone.
        </li>
      )}
      {hideAmounts && <li>Amounts are an index: the takings of an average day are 100.</li>}
      {frozen && <li>These are the sales as they were when the link was made.</li>}
    </ul>
  );
}

/** The days and names of a locked filter, "" when it leaves everything. */
export function describeLock(filter: OpenedShare['filter']): string {
  return [describeDays(filter.from, filter.to), ...chosenNames(filter)].filter((part) => part !== '').join(', ');
}

function describeDays(from: string | null, to: string | null): string {
  if (from !== null && to !== null) return formatPeriod({ from, to });
  if (from !== null) return `days from ${formatDate(from)}`;
  return to === null ? '' : `days to ${formatDate(to)}`;
}
