'use client';

import { useQueryClient } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { ProblemError } from '@/lib/api/client';
import { type Dataset, listDatasets } from '@/lib/api/datasets';
import { useContract } from '../_hooks/use-contract';
import { Button } from './button';
import { formatAgo, formatCount, formatExact, formatPeriod, missing, plain, writeLike } from './format';
import { Name } from './name';
import { PageLink } from './page-link';
import { ProblemNotice } from './problem-notice';
import { Skeleton } from './skeleton';

const RenameDialog = dynamic(() => import('./dataset-dialogs').then((module) => module.RenameDialog));
const DeleteDialog = dynamic(() => import('./dataset-dialogs').then((module) => module.DeleteDialog));

export function DashboardList() {
  writeLike();
  const { data, error, refetch } = useContract(listDatasets, {});
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState<{ dataset: Dataset; action: 'rename' | 'delete' } | null>(null);
  const close = (changed: boolean) => {
    setChosen(null);
    if (changed) void queryClient.invalidateQueries();
  };

  return (
    <section aria-labelledby="dashboards" className="mt-10">
      <h2 id="dashboards" className="font-semibold text-lead">
        Your dashboards
      </h2>
      <div className="mt-3">
        {data ? (
          <Datasets datasets={data.datasets} onChoose={setChosen} />
        ) : error && !isSignedOut(error) ? (
          <ProblemNotice error={error} onRetry={() => refetch()} />
        ) : error ? (
          <Datasets datasets={[]} onChoose={setChosen} />
        ) : (
          <Skeleton label="Loading your dashboards" className="h-24" />
        )}
      </div>
      {chosen?.action === 'rename' && <RenameDialog dataset={chosen.dataset} onClose={close} />}
      {chosen?.action === 'delete' && <DeleteDialog dataset={chosen.dataset} onClose={close} />}
    </section>
  );
}

function isSignedOut(error: Error): boolean {
  return error instanceof ProblemError && error.problem.status === 401;
}

interface DatasetsProps {
  datasets: Dataset[];
  onChoose: (chosen: { dataset: Dataset; action: 'rename' | 'delete' }) => void;
}

function Datasets({ datasets, onChoose }: DatasetsProps) {
  if (datasets.length === 0)
    return <p className="text-muted">None yet. Each sales file you bring becomes one, and it is listed here.</p>;
  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="sr-only">Your dashboards</caption>
      <thead>
        <tr className="text-left text-muted text-small">
          <th scope="col" className="py-2 font-medium">
            Name
          </th>
          <th scope="col" className="hidden w-28 py-2 text-right font-medium sm:table-cell">
            Rows
          </th>
          <th scope="col" className="hidden w-60 py-2 pl-6 font-medium sm:table-cell">
            Sales period
          </th>
          <th scope="col" className="hidden w-36 py-2 font-medium sm:table-cell">
            Changed
          </th>
          <th scope="col" className="w-24 py-2 sm:w-44">
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {datasets.map((dataset) => (
          <DatasetRow key={dataset.id} dataset={dataset} onChoose={onChoose} />
        ))}
      </tbody>
    </table>
  );
}

function DatasetRow({ dataset, onChoose }: { dataset: Dataset } & Pick<DatasetsProps, 'onChoose'>) {
  const { id, name, rows, dateRange, changedAt } = dataset;
  const period = dateRange === null ? 'no dates' : formatPeriod(dateRange);
  return (
    <tr className="border-line border-t">
      <th scope="row" className="py-2.5 pr-4 text-left font-normal">
        <PageLink
          href={`/d/${id}/summary`}
          className="block truncate font-medium text-accent underline-offset-2 hover:underline"
        >
          <Name text={name} />
        </PageLink>
        <span className="block text-muted text-small sm:hidden">
          {formatCount(rows, 'row')}, {period}, changed {formatAgo(changedAt)}
        </span>
      </th>
      <td className="hidden text-right sm:table-cell">{formatExact(rows, plain)}</td>
      <td className="hidden pl-6 sm:table-cell">{dateRange === null ? missing : period}</td>
      <td className="hidden sm:table-cell">{formatAgo(changedAt)}</td>
      <td className="text-right">
        <span className="flex flex-wrap justify-end gap-x-1">
          <Button kind="quiet" aria-label={`Rename ${name}`} onPress={() => onChoose({ dataset, action: 'rename' })}>
            Rename
          </Button>
          <Button kind="quiet" aria-label={`Delete ${name}`} onPress={() => onChoose({ dataset, action: 'delete' })}>
            Delete
          </Button>
        </span>
      </td>
    </tr>
  );
}
