'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { callContract } from '@/lib/api/client';
import { type ImportProgress, type Receipt, readImport, uploadSample } from '@/lib/api/ingest';
import type { FirstLook } from '@/lib/ingest/preview/first-look';
import { useContract } from '../../_hooks/use-contract';
import { ensureSession } from '../session';
import { lookAt } from './look-at';
import { newId, type Outcome, settle } from './outcome';
import { uploadFile } from './upload-file';

/** What is imported: a file, or the sample sales. */
export type Source = { file: File; dataset?: string } | 'sample';

export type ImportState =
  | { step: 'running'; look: FirstLook | null; sent: number; progress: ImportProgress | undefined }
  | Outcome;

/** Imports the source as soon as it is shown, unless it is doubtful; leaving, or `cancel`, breaks the request off. */
export function useImport(source: Source) {
  const queryClient = useQueryClient();
  const [attempt, setAttempt] = useState(0);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [look, setLook] = useState<FirstLook | null>(null);
  const [sent, setSent] = useState(0);
  const [importId, setImportId] = useState<string | null>(null);
  const cancel = useRef(() => {});

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt sends the same source again
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    cancel.current = () => controller.abort();
    const run = async () => {
      const id = newId();
      if (source !== 'sample') setLook(await lookAt(source.file, signal));
      signal.throwIfAborted();
      await ensureSession(signal);
      setImportId(id);
      return source === 'sample'
        ? callContract(uploadSample, { importId: id }, { signal })
        : uploadFile(source.file, { importId: id, dataset: source.dataset, signal, onSent: setSent });
    };
    void settle(run(), source === 'sample' ? undefined : source.dataset).then((settled) => {
      if (signal.aborted) return;
      setOutcome(settled);
      if (settled.step === 'done') void queryClient.invalidateQueries();
    });
    return () => controller.abort();
  }, [source, attempt, queryClient]);

  const running = outcome === null && importId !== null;
  const asks = useLater(running, firstQuestionMilliseconds);
  const { data: progress } = useContract(
    readImport,
    { id: importId ?? '-' },
    { enabled: asks, refetchInterval: asks ? 250 : false },
  );
  const state: ImportState = outcome ?? { step: 'running', look, sent, progress };
  const retry = () => {
    setOutcome(null);
    setSent(0);
    setImportId(null);
    setAttempt((before) => before + 1);
  };
  const finish = (receipt: Receipt) => {
    setOutcome({ step: 'done', receipt });
    void queryClient.invalidateQueries();
  };
  return { state, retry, finish, cancel: () => cancel.current() };
}

/** A small file is done before its progress is worth asking for. */
const firstQuestionMilliseconds = 400;

/** Whether something has been so for a while. */
function useLater(isSo: boolean, milliseconds: number): boolean {
  const [later, setLater] = useState(false);
  useEffect(() => {
    if (!isSo) return;
    const timer = setTimeout(() => setLater(true), milliseconds);
    return () => {
      clearTimeout(timer);
      setLater(false);
    };
  }, [isSo, milliseconds]);
  return isSo && later;
}
