import type { Receipt } from '@/lib/api/ingest';
import { listAnswers } from './import-words';

export function ImportAnswers({ receipt: { capabilities } }: { receipt: Receipt }) {
  return (
    <section>
      <h3 className="font-semibold text-lead">What this file can answer</h3>
      <ul className="mt-1 grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {listAnswers(capabilities).map(({ name, available, needs }) => (
          <li key={name} className={available ? '' : 'text-muted'}>
            <span aria-hidden="true" className={available ? 'text-good' : ''}>
              {available ? '✓' : '–'}
            </span>{' '}
            {name}
            {needs !== null && `: not without ${needs}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
