import type { Receipt } from '@/lib/api/ingest';
import { Name } from '../../name';
import { listAnswers } from './answer-words';

export function ImportAnswers({ receipt }: { receipt: Receipt }) {
  return (
    <section>
      <h3 className="font-semibold text-lead">What this file can answer</h3>
      <ul className="mt-1 grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {listAnswers(receipt).map(({ name, from, needs }) => (
          <li key={name} className={`break-words ${needs === null ? '' : 'text-muted'}`}>
            <span aria-hidden="true" className={needs === null ? 'text-good' : ''}>
              {needs === null ? '✓' : '–'}
            </span>{' '}
            {name}
            {needs !== null && `: not without ${needs}`}
            {from.length > 0 && (
              <span className="text-muted">
                , from <Name text={from.join(', ')} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
