'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { callContract, ProblemError } from '@/lib/api/client';
import { type ImportProgress, type Receipt, readImport, uploadSample } from '@/lib/api/ingest';
import { useContract } from '../_hooks/use-contract';
import { ensureSession } from './session';
import { uploadFile } from './upload-file';
import type { Review } from './use-review';

/** What is imported: a file, or the sample sales. */
export type Source = { file: File; dataset?: string } | 'sample';

export type ImportState =
  | { step: 'running'; sent: number; progress: ImportProgress | undefined }
  | { step: 'review'; review: Review }
  | { step: 'done'; receipt: Receipt }
  | { step: 'failed'; error: Error };

/** Imports the source as soon as it is shown, unless it is doubtful; leaving, or `cancel`, breaks the request off. */
export function useImport(source: Source) {
  const queryClient = useQueryClient();
  const [attempt, setAttempt] = useState(0);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
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
      await ensureSession(signal);
      setImportId(id);
      return source === 'sample'
        ? callContract(uploadSample, { importId: id }, { signal })
        : uploadFile(source.file, { importId: id, dataset: source.dataset, signal, onSent: setSent });
    };
    run()
      .then((receipt) => {
        if (signal.aborted) return;
        setOutcome(outcomeOf(receipt, source));
        return receipt.review === null ? queryClient.invalidateQueries() : undefined;
      })
      .catch((error: unknown) => {
        if (!signal.aborted) setOutcome(outcomeOfFailure(toError(error), source));
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
  const state: ImportState = outcome ?? { step: 'running', sent, progress };
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

type Outcome = Exclude<ImportState, { step: 'running' }>;

function outcomeOf(receipt: Receipt, source: Source): Outcome {
  const upload = receipt.review?.upload;
  if (upload === undefined) return { step: 'done', receipt };
  return { step: 'review', review: { upload, dataset: datasetOf(source), receipt, refusal: null } };
}

/** A refused file whose columns are known can be mapped by hand. */
function outcomeOfFailure(error: Error, source: Source): Outcome {
  if (!(error instanceof ProblemError)) return { step: 'failed', error };
  const { upload, headers } = error.problem;
  if (upload === undefined || headers === undefined) return { step: 'failed', error };
  return { step: 'review', review: { upload, dataset: datasetOf(source), receipt: null, refusal: error } };
}

function datasetOf(source: Source): string | undefined {
  return source === 'sample' ? undefined : source.dataset;
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

/** A UUID also where the page is not served securely and `crypto.randomUUID` is missing. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
