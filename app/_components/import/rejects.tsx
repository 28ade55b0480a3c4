import type { Receipt } from '@/lib/api/ingest';
import { describeReason } from '@/lib/ingest/rejects/reasons';
import { DataTable } from '../data-table';
import { formatExact, plain } from '../format';
import { Name } from '../name';

export function ImportRejects({ rejects }: { rejects: Receipt['rejects'] }) {
  return (
    <DataTable
      caption="Why lines were sent back"
      columns={[
        { heading: 'Reason', cell: ({ code }) => describeReason(code) },
        { heading: 'Lines', numeric: true, cell: ({ count }) => formatExact(count, plain) },
        { heading: 'For example', cell: ({ examples }) => <Examples examples={examples} /> },
      ]}
      rows={rejects}
      rowKey={({ code }) => code}
    />
  );
}

function Examples({ examples }: { examples: Receipt['rejects'][number]['examples'] }) {
  const [first] = examples;
  if (first === undefined) return null;
  return (
    <>
      line {formatExact(first.line, plain)}
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
