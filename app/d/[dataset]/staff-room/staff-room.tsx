'use client';

import Link from 'next/link';
import { useRouter, useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import { Button } from '@/app/_components/button';
import { formatDay } from '@/app/_components/format';
import { Name } from '@/app/_components/name';
import { ProblemNotice } from '@/app/_components/problem-notice';
import { Skeleton } from '@/app/_components/skeleton';
import { useContract } from '@/app/_hooks/use-contract';
import { narrow, useFilter } from '@/app/_hooks/use-filter';
import { useWakeLock } from '@/app/_hooks/use-wake-lock';
import { readDataset } from '@/lib/api/datasets';
import { standOuts } from '@/lib/api/stand-outs';
import { currentAnalysis, dataSummary } from '@/lib/api/summary';
import { Board } from './board';

/** React Query asks again only while the page shows. */
const refreshing = { refetchInterval: 60_000 };

export function StaffRoom({ dataset: id }: { dataset: string }) {
  const { filter } = useFilter();
  const { compare } = filter;
  const narrowed = { dataset: id, ...narrow(filter) };
  const dataset = useContract(readDataset, { id }, refreshing);
  const summary = useContract(dataSummary, { ...narrowed, compare }, refreshing);
  const analysis = useContract(currentAnalysis, { ...narrowed, compare, include: 'trends,compared' }, refreshing);
  const standOut = useContract(standOuts, narrowed, refreshing);
  const queries = [dataset, summary, analysis, standOut];
  useWakeLock();
  const exit = useExit(id);

  const [failed] = queries.flatMap(({ error }) => error ?? []);
  const asOf = Math.min(...queries.map(({ dataUpdatedAt }) => dataUpdatedAt));
  return (
    <div className="flex min-h-dvh flex-col gap-4 p-4 lg:p-6">
      <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <p className="truncate font-semibold text-title">
            {dataset.data ? <Name text={dataset.data.name} /> : '\u00a0'}
          </p>
          <p className="text-muted">
            {dataset.data?.dateRange ? `to ${formatDay(dataset.data.dateRange.to)}` : '\u00a0'}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <p role="status" className={failed ? 'font-medium text-bad' : 'text-muted'}>
            {asOf > 0 && (failed ? `Could not be refreshed; as of ${clock(asOf)}` : `As of ${clock(asOf)}`)}
          </p>
          <Button onPress={() => document.documentElement.requestFullscreen?.().catch(() => {})}>Full screen</Button>
          <Link href={exit} className="inline-flex min-h-9 items-center text-accent underline underline-offset-2">
            Leave (Esc)
          </Link>
        </div>
      </header>
      <main className="flex min-h-0 grow flex-col gap-4">
        {summary.data?.hasData && analysis.data?.hasData && standOut.data?.hasData ? (
          <Board summary={summary.data} analysis={analysis.data} standOut={standOut.data} grain={filter.grain} />
        ) : failed ? (
          <ProblemNotice error={failed} onRetry={() => Promise.all(queries.map((query) => query.refetch()))} />
        ) : (
          <Skeleton label="Loading the staff room" className="grow" />
        )}
      </main>
    </div>
  );
}

/** Where Escape, or the end of the browser's full screen, leads: the summary with the same filter. */
function useExit(dataset: string): string {
  const router = useRouter();
  const query = useSearchParams().toString();
  const exit = `/d/${dataset}/summary${query === '' ? '' : `?${query}`}`;
  useEffect(() => {
    const leave = () => router.push(exit);
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && leave();
    const onFullScreen = () => document.fullscreenElement === null && leave();
    window.addEventListener('keydown', onKey);
    document.addEventListener('fullscreenchange', onFullScreen);
    return () => {
      window.removeEventListener('keydown', onKey);
      document.removeEventListener('fullscreenchange', onFullScreen);
    };
  }, [router, exit]);
  return exit;
}

function clock(instant: number): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(instant);
}
