import type { FirstLook as Look } from '@/lib/ingest/preview/first-look';
import { formatCount, formatPeriod } from '../format';
import { Name } from '../name';
import { describeUnderstood } from './review/example-words';
import { describeSource, roleWords } from './words';

export function FirstLook({ look: { source, columns, dateRange, rows } }: { look: Look }) {
  const counted = formatCount(columns.length, 'column');
  const beginning =
    dateRange === null ? '' : `, the first ${formatCount(rows.kept, 'line')} from ${formatPeriod(dateRange)}`;
  return (
    <section aria-label="A first look" className="mt-4 border-line border-t pt-4">
      <p className="font-semibold">
        {source === null ? counted : `Looks like ${describeSource(source.name)}: ${counted}`}
        {beginning}.
      </p>
      <p className="mt-1 text-muted">A first look at the beginning of the file. The rest may change it.</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <ul tabIndex={0} className="mt-2 max-h-48 overflow-y-auto text-small">
        {columns.map(({ header, role, examples: [first] }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name, and none ever moves
          <li key={index} className={`flex justify-between gap-3 ${role === null ? 'text-muted' : ''}`}>
            <Name text={header} className="truncate" />
            <span className="shrink-0 text-right">
              {role === null ? 'Not used' : roleWords[role]}
              {first !== undefined && role === 'date' && `: ${describeUnderstood(role, first.understood)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
