'use client';

import { downloadRejects, type Receipt } from '@/lib/api/ingest';
import { buttonLook } from './button';
import { DataTable } from './data-table';
import { formatCount, formatExact, formatPeriod, type Unit } from './format';
import { ImportDecision } from './import-decision';
import { describeReason, listAnswers, roleWords } from './import-words';
import { Name } from './name';

interface Props {
  receipt: Receipt;
  onOpen?: (() => void) | undefined;
  /** Called with the dataset that is left, or null when it went with its last import. */
  onUndone: (datasetId: string | null) => void;
}

export function ImportReceipt({ receipt, onOpen, onUndone }: Props) {
  const { rows, rejects, warnings, columns } = receipt;
  const importId = receipt.import.id;
  return (
    <div className="mt-1 flex flex-col gap-5">
      <p className="text-muted">
        <Name text={receipt.import.fileName} className="break-words" />
        {receipt.dateRange && `, ${formatPeriod(receipt.dateRange)}`}
      </p>
      <Sheet dialect={receipt.dialect} />
      {receipt.import.alreadyImported && (
        <p className="rounded-control bg-accent-wash px-3 py-2">
          This file was imported before, so nothing was added. This is its receipt from then.
        </p>
      )}
      <Totals receipt={receipt} />
      {rejects.length > 0 && (
        <section>
          <h3 className="font-semibold text-lead">Sent back: {formatCount(rows.rejected, 'line')}</h3>
          <p className="mt-1 mb-2 text-muted">
            These lines are in none of the numbers. Mend them in the file to count them.
          </p>
          <DataTable
            caption="Why lines were sent back"
            columns={[
              { heading: 'Reason', cell: ({ code }) => describeReason(code) },
              { heading: 'Lines', numeric: true, cell: ({ count }) => formatCountOnly(count) },
              { heading: 'For example', cell: ({ examples }) => <Examples examples={examples} /> },
            ]}
            rows={rejects}
            rowKey={({ code }) => code}
          />
          {importId !== null && (
            <a
              className={`mt-3 ${buttonLook()}`}
              href={downloadRejects.path.replace('{id}', encodeURIComponent(importId))}
              download
            >
              Download the {formatCount(rows.rejected, 'line')} sent back
            </a>
          )}
        </section>
      )}
      {warnings.length > 0 && (
        <section>
          <h3 className="font-semibold text-lead">Worth knowing</h3>
          <ul className="mt-1 list-disc space-y-1 pl-5">
            {warnings.map(({ code, message, count }) => (
              <li key={`${code} ${message}`} className="break-words">
                {message} {count > 0 && <span className="text-muted">({formatCount(count, 'line')})</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Answers receipt={receipt} />
      <section>
        <h3 className="mb-2 font-semibold text-lead">How the columns were understood</h3>
        <DataTable
          caption="How the columns were understood"
          columns={[
            { heading: 'Column in the file', cell: ({ header }) => <Name text={header} /> },
            { heading: 'What it is', cell: ({ role }) => (role === null ? 'Not used' : roleWords[role]) },
            { heading: 'For example', cell: ({ example }) => <Name text={example ?? ''} /> },
          ]}
          rows={columns}
          rowKey={({ header }) => header}
        />
      </section>
      <ImportDecision importId={receipt.import.alreadyImported ? null : importId} onOpen={onOpen} onUndone={onUndone} />
    </div>
  );
}

function Sheet({ dialect: { sheet, sheets } }: Pick<Receipt, 'dialect'>) {
  if (sheet === null) return null;
  const others = sheets.filter((name) => name !== sheet).join(', ');
  return (
    <p>
      Read from the sheet <Name text={sheet} />
      {others !== '' && (
        <span className="text-muted">
          {' '}
          (other sheets: <Name text={others} />)
        </span>
      )}
    </p>
  );
}

function formatCountOnly(count: number): string {
  return formatExact(count, { kind: 'number' });
}

function Totals({ receipt: { rows, revenue, currency, revenueFrom } }: { receipt: Receipt }) {
  const money: Unit = { kind: 'money', currency };
  return (
    <div>
      <p className="text-lead">
        {formatCount(rows.read, 'line')} read ={' '}
        <strong className="font-semibold">{formatCountOnly(rows.kept)} kept</strong> + {formatCountOnly(rows.rejected)}{' '}
        sent back
      </p>
      {revenue !== null && (
        <p className="mt-1">
          The kept lines add up to <strong className="font-semibold">{formatExact(revenue, money)}</strong>,{' '}
          {revenueFrom === 'lineTotal' ? "by the file's own line totals." : 'by quantity times price.'}
        </p>
      )}
    </div>
  );
}

function Examples({ examples }: { examples: Receipt['rejects'][number]['examples'] }) {
  const [first] = examples;
  if (first === undefined) return null;
  return (
    <>
      line {formatCountOnly(first.line)}
      {first.column !== null && (
        <>
          , <Name text={first.column} />
        </>
      )}
      {first.value === '' ? ' is empty' : ': '}
      <Name text={first.value} />
    </>
  );
}

function Answers({ receipt: { capabilities } }: { receipt: Receipt }) {
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
