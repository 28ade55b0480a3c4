'use client';

import { useState } from 'react';
import { useContract } from '@/app/_hooks/use-contract';
import { useLink } from '@/app/_hooks/use-link';
import { type SaleLine, saleLines } from '@/lib/api/sale-lines';
import type { Definition } from '@/lib/sales/definition';
import { Button } from '../button';
import { type Column, DataTable } from '../data-table';
import { Dialog } from '../dialog';
import { formatCount, formatDay, formatExact, formatPeriod, plain } from '../format';
import { Name } from '../name';
import { ProblemNotice } from '../problem-notice';
import { Skeleton } from '../skeleton';
import { copyText } from './hand-over';
import { chosenNames, describeSource, type Source } from './source';

interface Props {
  definition: Definition;
  /** The number in a sentence, without where it is from. */
  sentence: string;
  source: Source;
  onClose: () => void;
}

export function ReceiptDialog({ definition, sentence, source, onClose }: Props) {
  const { name, meaning, formula, lines: kind } = definition;
  const { dataset, filter, days, compared, dataVersion } = source;
  const { from, to, search, ...chosenLists } = filter;
  const given = { ...(from ? { from } : {}), ...(to ? { to } : {}), ...(search ? { search } : {}) };
  const question = { dataset, ...chosenLists, ...given, kind };
  const isMember = useLink() === null;
  const { data, error, refetch } = useContract(saleLines, question, { enabled: isMember });
  const [outcome, setOutcome] = useState('');
  const said = `${sentence} (${describeSource(source)})`;
  const chosen = chosenNames(filter);
  return (
    <Dialog title={name} wide onClose={onClose}>
      <p className="mt-2">{meaning}</p>
      <dl className="mt-4 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-small">
        <Fact name="Worked out as">{formula}</Fact>
        <Fact name="Days">{days === null ? 'The file has no dates' : formatPeriod(days)}</Fact>
        {compared && <Fact name="Compared with">{formatPeriod(compared)}</Fact>}
        <Fact name="Only">{chosen.length === 0 ? 'Nothing left out' : <Name text={chosen.join(', ')} />}</Fact>
        {isMember && <Fact name="Made of">{data?.hasData ? formatCount(data.rows, 'sale line') : '\u00a0'}</Fact>}
        <Fact name="Data version">{dataVersion}</Fact>
      </dl>
      <p className="mt-4 break-words rounded-control bg-wash p-3">{said}</p>
      <div className="mt-2 flex flex-wrap items-center gap-3">
        <Button
          onPress={async () =>
            setOutcome((await copyText(said)) ? 'Copied' : 'The browser does not allow copying here; select the text')
          }
        >
          Copy as sentence
        </Button>
        <span role="status" className="text-muted text-small">
          {outcome}
        </span>
      </div>
      <div className="mt-4">
        {error && <ProblemNotice error={error} onRetry={() => refetch()} />}
        {isMember && !error && !data && <Skeleton label="Loading the first lines" className="h-40" />}
        {data?.hasData && (
          <DataTable
            caption={data.rows > data.lines.length ? `The first ${data.lines.length} lines` : 'All lines'}
            columns={columnsOf(data.lines)}
            rows={data.lines}
            rowKey={(_, index) => String(index)}
          />
        )}
      </div>
    </Dialog>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}

const texts = [
  ['Receipt', 'transactionId'],
  ['Product', 'product'],
  ['Category', 'category'],
  ['Store', 'store'],
  ['Customer', 'customerId'],
] as const;

const numbers = [
  ['Quantity', 'quantity'],
  ['Price', 'unitPrice'],
  ['Amount', 'amount'],
] as const;

/** The columns that any of the lines has a value in. */
function columnsOf(lines: readonly SaleLine[]): Column<SaleLine>[] {
  const has = (field: keyof SaleLine) => lines.some((line) => line[field] !== null);
  return [
    ...(has('day')
      ? [{ heading: 'Day', cell: ({ day, time }: SaleLine) => `${day === null ? '' : formatDay(day)} ${time ?? ''}` }]
      : []),
    ...texts
      .filter(([, field]) => has(field))
      .map(([heading, field]) => ({ heading, cell: (line: SaleLine) => <Name text={line[field] ?? ''} /> })),
    ...numbers
      .filter(([, field]) => has(field))
      .map(([heading, field]) => ({
        heading,
        numeric: true,
        cell: (line: SaleLine) => formatExact(line[field], plain),
      })),
  ];
}
