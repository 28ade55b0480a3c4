'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Receipt } from '@/lib/api/ingest';
import { ensureSession } from '../session';
import { lookAt } from './look-at';
import { newId, type Outcome, settle } from './outcome';
import { release } from './read-again';
import { uploadFile } from './upload-file';

type FileState = Outcome | { step: 'waiting' } | { step: 'running'; sent: number } | { step: 'left out' };
export type BatchEntry = { file: File } & FileState;

/** Sends files one after the other into one dataset: the one given, or what the first that is stored makes. */
export function useBatch(files: readonly File[], given?: string) {
  const queryClient = useQueryClient();
  const [entries, setEntries] = useState<BatchEntry[]>(() => files.map((file) => ({ file, step: 'waiting' })));
  const [dataset, setDataset] = useState(given);
  const running = useRef<AbortController | null>(null);

  const put = useCallback((index: number, state: FileState) => {
    setEntries((before) => before.map((entry, at) => (at === index ? { file: entry.file, ...state } : entry)));
  }, []);

  const send = useCallback(
    async (indices: readonly number[], first: string | undefined) => {
      const controller = new AbortController();
      running.current = controller;
      const { signal } = controller;
      let target = first;
      for (const index of indices) {
        const file = files[index];
        if (file === undefined || signal.aborted) return;
        const onSent = (sent: number) => put(index, { step: 'running', sent });
        onSent(0);
        const sending = lookAt(file, signal)
          .then(() => ensureSession(signal))
          .then(() => uploadFile(file, { importId: newId(), dataset: target, signal, onSent }));
        const outcome = await settle(sending, target);
        if (signal.aborted) return;
        put(index, outcome);
        if (outcome.step === 'done') target ??= outcome.receipt.dataset?.id;
        setDataset(target);
      }
      void queryClient.invalidateQueries();
    },
    [files, put, queryClient],
  );

  useEffect(() => {
    void send([...files.keys()], given);
    return () => running.current?.abort();
  }, [files, given, send]);

  return {
    entries,
    /** The dataset that the files went to; undefined before the first is stored. */
    dataset,
    isRunning: entries.some(({ step }) => step === 'waiting' || step === 'running'),
    sendAgain: (index: number) => void send([index], dataset),
    leaveOut: (index: number) => {
      const entry = entries[index];
      if (entry?.step === 'review') release(entry.review.upload);
      put(index, { step: 'left out' });
    },
    store: (index: number, receipt: Receipt) => {
      put(index, { step: 'done', receipt });
      setDataset((before) => before ?? receipt.dataset?.id);
      void queryClient.invalidateQueries();
    },
    /** Breaks off what is not stored yet. */
    stop: () => {
      running.current?.abort();
      void queryClient.invalidateQueries();
      setEntries((before) =>
        before.map((entry) =>
          entry.step === 'waiting' || entry.step === 'running' ? { file: entry.file, step: 'left out' } : entry,
        ),
      );
    },
    /** After an import was undone; its dataset went with it when it was the last. */
    takeBack: (index: number, left: string | null) => {
      put(index, { step: 'left out' });
      if (left === null) setDataset(undefined);
    },
  };
}
