'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/app/_components/button';
import { formatAgo, formatCount, formatExact, plain } from '@/app/_components/format';
import { ImportMore } from '@/app/_components/import/more';
import { Name } from '@/app/_components/name';
import { ProblemNotice } from '@/app/_components/problem-notice';
import { Skeleton } from '@/app/_components/skeleton';
import { useContract } from '@/app/_hooks/use-contract';
import { type Dataset, readDataset } from '@/lib/api/datasets';
import { readImport } from '@/lib/api/ingest';
import { NotationChoice } from './notation-choice';

const ImportReceipt = dynamic(() => import('@/app/_components/import/receipt').then((module) => module.ImportReceipt));

export function ImportsView({ dataset: id }: { dataset: string }) {
  const { data: dataset } = useContract(readDataset, { id });
  if (!dataset) return <Skeleton label="Loading the imports" className="h-40" />;
  const { imports, rows } = dataset;
  return (
    <>
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
        <div>
          <h1 className="font-semibold text-title">
            {formatCount(rows, 'row')} from {formatCount(imports.length, 'file')}
          </h1>
          <p className="mt-1 text-muted">Each file has a receipt: what was read, kept and sent back.</p>
        </div>
        <ImportMore dataset={id} />
      </div>
      <NotationChoice dataset={dataset} />
      <ul className="flex flex-col gap-3">
        {imports.map((one) => (
          <ImportEntry key={one.id} entry={one} startsOpen={imports.length === 1} />
        ))}
      </ul>
    </>
  );
}

function describeUncounted({ replacedRows, knownRows }: Dataset['imports'][number]): string {
  const parts = [
    ...(replacedRows > 0 ? [`${formatExact(replacedRows, plain)} replaced by a later file`] : []),
    ...(knownRows > 0 ? [`${formatExact(knownRows, plain)} left out, as earlier files have them`] : []),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function ImportEntry({ entry, startsOpen }: { entry: Dataset['imports'][number]; startsOpen: boolean }) {
  const [open, setOpen] = useState(startsOpen);
  return (
    <li className="rounded-card border border-line bg-surface p-4 sm:p-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <p className="truncate font-medium">
            <Name text={entry.fileName} />
          </p>
          <p className="text-muted text-small">
            {formatCount(entry.rows, 'row')}
            {describeUncounted(entry)}, imported {formatAgo(entry.createdAt)}
          </p>
        </div>
        <Button aria-expanded={open} aria-label={`Receipt of ${entry.fileName}`} onPress={() => setOpen(!open)}>
          {open ? 'Hide receipt' : 'Show receipt'}
        </Button>
      </div>
      {open && <StoredReceipt id={entry.id} />}
    </li>
  );
}

function StoredReceipt({ id }: { id: string }) {
  const router = useRouter();
  const { data, error, refetch } = useContract(readImport, { id });
  if (error)
    return (
      <div className="mt-4">
        <ProblemNotice error={error} onRetry={() => refetch()} />
      </div>
    );
  if (!data?.receipt) return <Skeleton label="Loading the receipt" className="mt-4 h-40" />;
  return (
    <div className="mt-3 border-line border-t pt-3">
      <ImportReceipt receipt={data.receipt} onUndone={(left) => left === null && router.push('/')} />
    </div>
  );
}
