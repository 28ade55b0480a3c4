'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { Fragment, type ReactNode } from 'react';
import { ProblemError } from '@/lib/api/client';
import { readDataset } from '@/lib/api/datasets';
import { defaultLocale } from '@/lib/sales/notation';
import { useContract } from '../_hooks/use-contract';
import { useLink } from '../_hooks/use-link';
import { FilterBar } from './filter/filter-bar';
import { formatDay, writeLike } from './format';
import { LinkTerms } from './link-terms';
import { Name } from './name';
import { PageLink } from './page-link';
import { ProblemNotice } from './problem-notice';
import { ThemeSwitch } from './theme-switch';

const pages = [
  { path: 'summary', name: 'Summary', filtered: true, icon: 'M3 13V8m5 5V3m5 10V6' },
  { path: 'forecast', name: 'Forecast', filtered: true, icon: 'M2 11l3-4 3 2 3-4 3-3m0 3.5V2h-3.5' },
  {
    path: 'basket',
    name: 'Together',
    filtered: true,
    icon: 'M6 3.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9m4 0a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9',
  },
  {
    path: 'segments',
    name: 'Customers',
    filtered: true,
    icon: 'M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M1.5 13.5c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4m.5-11a2.5 2.5 0 0 1 0 5m1 2.2c1.5.5 2.5 1.8 2.5 3.8',
  },
  { path: 'data', name: 'Data', filtered: false, icon: 'M3 4h10M3 8h10M3 12h6' },
  {
    path: 'share',
    name: 'Share',
    filtered: false,
    icon: 'M6.5 9.5l3-3M7 4.5l1.5-1.5a3 3 0 0 1 4.5 4.5L11.5 9M9 11.5 7.5 13A3 3 0 0 1 3 8.5L4.5 7',
  },
];

export function DashboardFrame({ dataset: id, children }: { dataset: string; children: ReactNode }) {
  const link = useLink();
  const { data: dataset, error, refetch } = useContract(readDataset, { id });
  const path = usePathname();
  const query = useSearchParams().toString();
  const base = link === null ? `/d/${id}` : `/s/${link.token}`;
  const isShown = (name: string) =>
    link === null
      ? name !== 'share' || dataset === undefined || dataset.role === 'owner'
      : link.sections.some((section) => section === name);
  const shown = pages.filter(({ path: name }) => isShown(name));
  const page = pages.find(({ path: name }) => path.endsWith(`/${name}`));
  writeLike(dataset?.locale);
  const isGone = error instanceof ProblemError && error.problem.status === 404;

  if (path.endsWith('/staff-room')) return <Fragment key={dataset?.locale ?? defaultLocale}>{children}</Fragment>;
  return (
    <div className="lg:grid lg:grid-cols-[12rem_minmax(0,1fr)] print:block">
      <nav
        aria-label="Pages"
        className="fixed inset-x-0 bottom-0 z-20 flex border-line border-t bg-surface lg:sticky lg:top-0 lg:h-dvh lg:flex-col lg:gap-1 lg:border-t-0 lg:border-r lg:p-3 still:hidden"
      >
        {link === null ? (
          <PageLink href="/" className="hidden rounded-control px-3 py-2 font-semibold text-lead lg:mb-2 lg:block">
            Shelfwise
          </PageLink>
        ) : (
          <p className="hidden px-3 py-2 font-semibold text-lead lg:mb-2 lg:block">Shelfwise</p>
        )}
        {shown.map(({ path: name, name: title, icon }) => (
          <PageLink
            key={name}
            href={`${base}/${name}${query === '' ? '' : `?${query}`}`}
            aria-current={page?.path === name ? 'page' : undefined}
            className="flex min-h-12 flex-1 flex-col items-center justify-center gap-0.5 text-muted text-small hover:bg-wash hover:text-ink aria-[current=page]:font-medium aria-[current=page]:text-accent-strong lg:min-h-9 lg:flex-none lg:flex-row lg:justify-start lg:gap-3 lg:rounded-control lg:px-3 lg:text-body lg:aria-[current=page]:bg-accent-wash"
          >
            <svg
              aria-hidden="true"
              viewBox="0 0 16 16"
              className="size-4"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.6"
            >
              <path d={icon} />
            </svg>
            {title}
          </PageLink>
        ))}
        <div className="mt-auto hidden px-3 lg:block">
          <ThemeSwitch />
        </div>
      </nav>
      <div className="mx-auto w-full min-w-0 max-w-[80rem] px-4 pb-24 sm:px-6 lg:pb-12 print:p-0">
        <header className="sticky top-0 print:static print:m-0 print:p-0 z-20 -mx-4 flex items-center justify-between gap-4 bg-canvas px-4 py-2 sm:-mx-6 sm:px-6 print:bg-transparent">
          <div className="min-w-0">
            {link === null && (
              <PageLink
                href="/"
                className="inline-block min-h-6 text-muted text-small underline-offset-2 hover:underline lg:hidden"
              >
                Shelfwise
              </PageLink>
            )}
            <p className="truncate font-semibold text-lead">{dataset ? <Name text={dataset.name} /> : '\u00a0'}</p>
            <p className="text-muted text-small">
              {dataset?.dateRange ? `to ${formatDay(dataset.dateRange.to)}` : '\u00a0'}
            </p>
          </div>
          <div className="flex shrink-0 flex-wrap items-center justify-end gap-x-4 gap-y-1 still:hidden">
            {link === null && page?.filtered && (
              <PageLink
                href={`/d/${id}/staff-room${query === '' ? '' : `?${query}`}`}
                className="inline-flex min-h-6 items-center text-accent text-small underline-offset-2 hover:underline"
              >
                Staff room
              </PageLink>
            )}
            <div className="lg:hidden">
              <ThemeSwitch />
            </div>
          </div>
        </header>
        {isGone ? (
          <main className="py-8">
            <ProblemNotice error={error} />
            {link === null && (
              <PageLink className="mt-4 inline-block text-accent underline underline-offset-2" href="/">
                Your dashboards
              </PageLink>
            )}
          </main>
        ) : (
          <>
            {link && <LinkTerms link={link} />}
            {page?.filtered && (dataset ? <FilterBar dataset={dataset} /> : <div className="h-19" />)}
            {error && !dataset && <ProblemNotice error={error} onRetry={() => refetch()} />}
            <main key={dataset?.locale ?? defaultLocale} className="pt-5">
              {children}
            </main>
          </>
        )}
      </div>
    </div>
  );
}
