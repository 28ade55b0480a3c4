'use client';

import type { ReactNode } from 'react';
import type { Receipt } from '@/lib/api/ingest';
import { describeReason } from '@/lib/ingest/rejects/reasons';
import { formatCount, formatExact, formatPercent, plain } from '../../format';
import { Segmented } from '../../segmented';
import type { Choices } from '../read-again';
import { askDateOrder } from './doubt-words';
import { ImportOverlap } from './overlap';

interface Props {
  receipt: Receipt;
  doubts: readonly string[];
  choices: Choices;
  onChoose: (choice: Choices) => void;
}

const numberDoubts = ['AMBIGUOUS_NUMBER', 'MIXED_NUMBER_FORMAT'];

export function ImportDoubts({ receipt, doubts, choices, onChoose }: Props) {
  const proof = (codes: readonly string[]) => receipt.warnings.find(({ code }) => codes.includes(code))?.message;
  const { rows, rejects, dialect, columns, overlap, dateRange } = receipt;
  const asksDate = doubts.includes('DATE_AMBIGUOUS');
  const date = askDateOrder(columns.find(({ role }) => role === 'date')?.example ?? null);
  const asksNumber = doubts.some((code) => numberDoubts.includes(code));
  const stands = (code: string) => code === 'LOW_CONFIDENCE' || receipt.review?.doubts.includes(code);
  const asked = ['OVERLAP', 'DATE_AMBIGUOUS', 'SEVERAL_SHEETS', ...numberDoubts];
  const others = doubts.filter((code) => !asked.includes(code) && stands(code));
  return (
    <div className="flex flex-col gap-3 empty:hidden">
      {doubts.includes('OVERLAP') && overlap !== null && (
        <ImportOverlap overlap={overlap} dateRange={dateRange} choices={choices} onChoose={onChoose} />
      )}
      {asksDate && (
        <Doubt question={date.question} proof={proof(['DATE_AMBIGUOUS'])}>
          <Segmented
            label={date.question}
            options={[
              { value: 'dmy', name: date.dayFirst },
              { value: 'mdy', name: date.monthFirst },
            ]}
            value={choices.dateOrder ?? (dialect.dateOrder === 'mdy' ? 'mdy' : 'dmy')}
            onChange={(dateOrder) => onChoose({ dateOrder })}
          />
        </Doubt>
      )}
      {asksNumber && (
        <Doubt question="Which mark stands before the cents?" proof={proof(numberDoubts)}>
          <Segmented
            label="Which mark stands before the cents?"
            options={[
              { value: '.', name: 'A point: 1,234.50' },
              { value: ',', name: 'A comma: 1.234,50' },
            ]}
            value={choices.decimal ?? dialect.decimal}
            onChange={(decimal) => onChoose({ decimal })}
          />
        </Doubt>
      )}
      {others.map((code) => {
        if (code === 'LOW_CONFIDENCE')
          return (
            <Doubt
              key={code}
              question="Are the guessed columns right?"
              proof="Their names are not known; they are marked below."
            />
          );
        if (code !== 'MANY_REJECTED') return <Doubt key={code} question={proof([code]) ?? describeReason(code)} />;
        const worst = rejects[0];
        return (
          worst !== undefined && (
            <Doubt
              key={code}
              question={`${formatExact(rows.rejected, plain)} of ${formatCount(rows.read, 'line')} cannot be used as they are`}
              proof={`That is ${formatPercent(rows.rejected / rows.read)}, most often: ${describeReason(worst.code).toLowerCase()}. A column below may be something else.`}
            />
          )
        );
      })}
    </div>
  );
}

function Doubt({ question, proof, children }: { question: string; proof?: string | undefined; children?: ReactNode }) {
  return (
    <section className="rounded-card border border-accent bg-surface p-4">
      <h3 className="font-semibold">{question}</h3>
      {proof !== undefined && <p className="mt-1 break-words text-muted">{proof}</p>}
      {children !== undefined && <div className="mt-3">{children}</div>}
    </section>
  );
}
