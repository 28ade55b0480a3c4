'use client';

import { downloadRejects, type Receipt } from '@/lib/api/ingest';
import { knownLineCodes } from '@/lib/ingest/overlap';
import { buttonLook } from '../button';
import { DataTable } from '../data-table';
import { formatCount, formatExact, formatPeriod, plain, type Unit } from '../format';
import { Name } from '../name';
import { ImportRejects } from './rejects';
import { ImportAnswers } from './review/answers';
import { ImportDecision } from './review/decision';
import { describeUnderstood } from './review/example-words';
import { describeOverlap } from './review/overlap';
import { ImportReading } from './review/reading';
import { ImportWarnings } from './warnings';
import { roleWords } from './words';

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
          {importId === null
            ? 'Every line of this file is here already, so nothing was added.'
            : 'This file was imported before, so nothing was added. This is its receipt from then.'}
        </p>
      )}
      <Totals receipt={receipt} />
      {rejects.length > 0 && (
        <section>
          <h3 className="font-semibold text-lead">Sent back: {formatCount(rows.rejected, 'line')}</h3>
          <p className="mt-1 mb-2 text-muted">{describeSentBack(rejects)}</p>
          <ImportRejects rejects={rejects} />
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
      <ImportWarnings warnings={warnings} />
      <ImportAnswers receipt={receipt} />
      <section>
        <h3 className="font-semibold text-lead">How the file was read</h3>
        <div className="mb-2">
          <ImportReading receipt={receipt} />
        </div>
        <DataTable
          caption="How the columns were understood"
          columns={[
            { heading: 'Column in the file', cell: ({ header }) => <Name text={header} /> },
            { heading: 'What it is', cell: ({ role }) => (role === null ? 'Not used' : roleWords[role]) },
            { heading: 'As written', cell: ({ example }) => <Name text={example ?? ''} /> },
            {
              heading: 'As understood',
              cell: ({ role, examples: [first] }) => (
                <Name text={first === undefined ? '' : describeUnderstood(role, first.understood)} />
              ),
            },
          ]}
          rows={columns}
          rowKey={({ header }, index) => `${index} ${header}`}
        />
      </section>
      <ImportDecision importId={receipt.import.alreadyImported ? null : importId} onOpen={onOpen} onUndone={onUndone} />
    </div>
  );
}

function describeSentBack(rejects: Receipt['rejects']): string {
  const isKnown = ({ code }: Receipt['rejects'][number]) => knownLineCodes.includes(code);
  const once = 'Lines that are here already count once, from the file that brought them.';
  if (rejects.every(isKnown)) return once;
  return rejects.some(isKnown)
    ? `${once} Mend the others in the file to count them.`
    : 'These lines are in none of the numbers. Mend them in the file to count them.';
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

function Totals({ receipt: { rows, revenue, currency, revenueFrom, overlap } }: { receipt: Receipt }) {
  const money: Unit = { kind: 'money', currency };
  return (
    <div>
      <p className="text-lead">
        {formatCount(rows.read, 'line')} read ={' '}
        <strong className="font-semibold">{formatExact(rows.kept, plain)} kept</strong> +{' '}
        {formatExact(rows.rejected, plain)} sent back
      </p>
      {overlap !== null && overlap.present + overlap.changed > 0 && <p className="mt-1">{describeOverlap(overlap)}.</p>}
      {revenue !== null && (
        <p className="mt-1">
          The kept lines add up to <strong className="font-semibold">{formatExact(revenue, money)}</strong>,{' '}
          {revenueFrom === 'lineTotal' ? "by the file's own line totals." : 'by quantity times price.'}
        </p>
      )}
    </div>
  );
}
