import type { Receipt } from '@/lib/api/ingest';
import { formatCount } from '../format';
import { countsLines } from './words';

export function ImportWarnings({ warnings }: { warnings: Receipt['warnings'] }) {
  if (warnings.length === 0) return null;
  return (
    <section>
      <h3 className="font-semibold text-lead">Worth knowing</h3>
      <ul className="mt-1 list-disc space-y-1 pl-5">
        {warnings.map(({ code, message, count }) => (
          <li key={`${code} ${message}`} className="break-words">
            {message}{' '}
            {count > 0 && countsLines(code) && <span className="text-muted">({formatCount(count, 'line')})</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
