'use client';

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { DashboardFrame } from '@/app/_components/dashboard-frame';
import { ProblemNotice } from '@/app/_components/problem-notice';
import { Skeleton } from '@/app/_components/skeleton';
import { LinkContext } from '@/app/_hooks/use-link';
import { callContract, ProblemError } from '@/lib/api/client';
import { openShare } from '@/lib/api/shares';
import { PasswordForm } from './password-form';

/** Opens the link before anything under it shows, and asks for its password where it has one. */
export function LinkGate({ token, children }: { token: string; children: ReactNode }) {
  const [password, setPassword] = useState<string | undefined>(undefined);
  const { data, error, refetch } = useQuery({
    queryKey: [openShare.path, token, password],
    queryFn: ({ signal }) => callContract(openShare, { token, password }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  if (data)
    return (
      <LinkContext value={{ ...data, token }}>
        <DashboardFrame dataset={data.dataset}>{children}</DashboardFrame>
      </LinkContext>
    );
  const problem = error instanceof ProblemError ? error.problem : null;
  const mayRetry = problem === null || problem.status === 0 || problem.status >= 500;
  return (
    <main className="mx-auto max-w-md px-4 py-16">
      <p className="mb-6 font-semibold text-lead text-muted">Shelfwise</p>
      {problem?.code === 'PASSWORD' && (
        <PasswordForm refusal={password === undefined ? null : problem.detail} onPassword={setPassword} />
      )}
      {problem?.status === 404 && (
        <div role="alert">
          <h1 className="font-semibold text-title">This link does not work any more</h1>
          <p className="mt-2 text-muted">
            It has ended or was withdrawn. Ask the person who sent it to you for a new one.
          </p>
        </div>
      )}
      {error && problem?.code !== 'PASSWORD' && problem?.status !== 404 && (
        <ProblemNotice error={error} onRetry={mayRetry ? () => refetch() : undefined} />
      )}
      {!error && <Skeleton label="Opening the link" className="h-40" />}
    </main>
  );
}
