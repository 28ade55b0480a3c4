'use client';

import { useEffect, useRef } from 'react';
import { ProblemError } from '@/lib/api/client';
import type { Receipt } from '@/lib/api/ingest';
import { describeReason } from '@/lib/ingest/rejects/reasons';
import { Button } from '../../button';
import { formatCount, formatExact, formatPeriod } from '../../format';
import { Name } from '../../name';
import { ProblemNotice } from '../../problem-notice';
import { ImportRejects } from '../rejects';
import { ImportWarnings } from '../warnings';
import { describeSource } from '../words';
import { ImportAnswers } from './answers';
import { ImportColumns } from './columns';
import { ImportDoubts } from './doubts';
import { ImportOptions } from './options';
import { ImportReading } from './reading';
import { type Review, useReview } from './use-review';

interface Props {
  review: Review;
  fileName: string;
  onStored: (receipt: Receipt) => void;
  onSendAgain: () => void;
  onCancel: () => void;
}

export function ImportReview({ review, fileName, onStored, onSendAgain, onCancel }: Props) {
  const { receipt, columns, sheets, choices, doubts, refusal, isExpired, busy, ...act } = useReview(review, onStored);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const isRefused = refusal !== null && refusal !== review.refusal;
  const findings = receipt === null ? describeRefusal(refusal) : describeFindings(receipt);
  return (
    <div className="mt-1 flex flex-col gap-5">
      <div>
        <p className="text-muted">
          <Name text={fileName} className="break-words" />
        </p>
        <h3 ref={heading} tabIndex={-1} className="mt-1 font-semibold text-lead outline-none">
          {findings}
        </h3>
        {receipt !== null && <ImportReading receipt={receipt} />}
      </div>
      <div inert={busy === 'storing'} className="flex flex-col gap-5">
        <ImportOptions
          receipt={receipt}
          sheets={sheets}
          choices={choices}
          onSheet={act.chooseSheet}
          onCurrency={(currency) => act.choose({ currency })}
        />
        {receipt !== null && <ImportDoubts receipt={receipt} doubts={doubts} choices={choices} onChoose={act.choose} />}
        {isRefused && <Refusal error={refusal} isExpired={isExpired} onRetry={act.readOnceMore} />}
        <ImportColumns
          columns={columns}
          noRole={receipt === null ? 'Not known yet' : 'Not used'}
          onRole={act.chooseRole}
        />
        {receipt !== null && (
          <>
            {receipt.rejects.length > 0 && (
              <section>
                <h3 className="mb-2 font-semibold text-lead">
                  Would be sent back: {formatCount(receipt.rows.rejected, 'line')}
                </h3>
                <ImportRejects rejects={receipt.rejects} />
              </section>
            )}
            <ImportWarnings warnings={receipt.warnings.filter(({ code }) => !doubts.includes(code))} />
            <ImportAnswers receipt={receipt} />
          </>
        )}
      </div>
      <div className="sticky bottom-0 -mx-5 -mb-5 border-line border-t bg-raised px-5 py-4 sm:-mx-6 sm:-mb-6 sm:px-6">
        <p role="status" className="mb-3 text-muted">
          {describeState(busy, receipt !== null && refusal === null ? findings : null)}
        </p>
        <div className="flex flex-wrap gap-3">
          {isExpired ? (
            <Button kind="primary" onPress={onSendAgain}>
              Send the file again
            </Button>
          ) : (
            <Button
              kind="primary"
              onPress={act.store}
              isDisabled={busy !== null || receipt === null || refusal !== null}
            >
              Import
            </Button>
          )}
          <Button onPress={onCancel}>Cancel</Button>
        </div>
      </div>
    </div>
  );
}

const sentences: Record<string, string> = {
  MISSING_COLUMN: 'No column says which product was sold. Say below which one does.',
  NO_HEADER: 'The file does not name its columns. Say below what each one is.',
};

/** Why a file could not be read, without the API's own words where a person is to mend it. */
function describeRefusal(error: Error | null): string {
  if (!(error instanceof ProblemError)) return 'The file could not be read.';
  const { code = '', detail } = error.problem;
  return sentences[code] ?? detail.replace(/\b[A-Z]+(?:_[A-Z]+)+\b/g, (name) => `"${describeReason(name)}"`);
}

/** The file in one sentence: "Looks like a Square items export: 2,890 lines, 22 May - 18 Jul 2026, total 21,658.42". */
function describeFindings({ source, rows, dateRange, revenue, currency }: Receipt): string {
  const parts = [formatCount(rows.kept, 'line')];
  if (dateRange !== null) parts.push(formatPeriod(dateRange));
  if (revenue !== null) parts.push(`total ${formatExact(revenue, { kind: 'money', currency })}`);
  const found = parts.join(', ');
  return source === null ? found : `Looks like ${describeSource(source.name)}: ${found}`;
}

function describeState(busy: 'reading' | 'storing' | null, findings: string | null): string {
  if (busy === 'reading') return 'Reading the file again';
  if (busy === 'storing') return 'Storing';
  return findings === null ? 'Nothing is stored.' : `Not stored yet: ${findings}`;
}

function Refusal({ error, isExpired, onRetry }: { error: Error; isExpired: boolean; onRetry: () => void }) {
  if (isExpired)
    return (
      <Notice>
        The file waited too long and is not kept on the server any more. Your choices start afresh with it.
      </Notice>
    );
  if (error instanceof ProblemError && error.problem.headers !== undefined)
    return <Notice>{describeRefusal(error)}</Notice>;
  return <ProblemNotice error={error} onRetry={onRetry} />;
}

function Notice({ children }: { children: string }) {
  return (
    <p role="alert" className="rounded-card border border-bad bg-bad-wash p-4">
      {children}
    </p>
  );
}
