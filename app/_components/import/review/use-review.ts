'use client';

import { useEffect, useRef, useState } from 'react';
import { ProblemError } from '@/lib/api/client';
import type { Receipt } from '@/lib/api/ingest';
import type { Role } from '@/lib/sales/sale-line';
import { type Choices, readAgain } from '../read-again';
import { type FileColumn, giveRole, readColumns, refusedColumns, toMapping } from './column-roles';

/** A file that waits for a decision: read with doubts, or refused for a reason that another mapping may mend. */
export interface Review {
  upload: string;
  dataset?: string | undefined;
  receipt: Receipt | null;
  refusal: ProblemError | null;
}

/** Reads the kept file again at each choice; the latest choice wins, and the last answer stays until the next is there. */
export function useReview(review: Review, onStored: (receipt: Receipt) => void) {
  const { upload, dataset } = review;
  const [receipt, setReceipt] = useState(review.receipt);
  const [columns, setColumns] = useState(() =>
    review.receipt ? readColumns(review.receipt.columns, []) : columnsOf(review.refusal),
  );
  const [choices, setChoices] = useState<Choices>({});
  const [doubts, setDoubts] = useState(review.receipt?.review?.doubts ?? []);
  const [refusal, setRefusal] = useState<Error | null>(review.refusal);
  const [busy, setBusy] = useState<'reading' | 'storing' | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const read = async (wanted: Choices, store: boolean, afresh = false) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    setBusy(store ? 'storing' : 'reading');
    try {
      const answer = await readAgain({ ...wanted, upload, dataset, store, signal });
      if (signal.aborted) return;
      if (store) return onStored(answer);
      setReceipt(answer);
      setColumns((before) => readColumns(answer.columns, afresh ? [] : before));
      setDoubts((before) => [...new Set([...(afresh ? [] : before), ...(answer.review?.doubts ?? [])])]);
      setRefusal(null);
    } catch (error) {
      if (signal.aborted) return;
      const failure = error instanceof Error ? error : new Error(String(error));
      setRefusal(failure);
      if (afresh) {
        setReceipt(null);
        setColumns(columnsOf(failure));
      }
    }
    setBusy(null);
  };
  /** Another sheet is another file: nothing that was said of the first holds. */
  const chooseSheet = (sheet: string) => {
    setChoices({ sheet });
    void read({ sheet }, false, true);
  };
  const choose = (choice: Choices) => {
    const wanted = { ...choices, ...choice };
    setChoices(wanted);
    void read(wanted, false);
  };

  return {
    receipt,
    columns,
    choices,
    /** Every doubt so far, so that a question stays after it is answered. */
    doubts,
    refusal,
    /** The server let go of the bytes. */
    isExpired: refusal instanceof ProblemError && refusal.problem.status === 404,
    busy,
    choose,
    chooseSheet,
    /** All sheets of a workbook. */
    sheets: review.receipt?.dialect.sheets ?? [],
    chooseRole: (index: number, role: Role | null) => {
      const next = giveRole(columns, index, role);
      setColumns(next);
      choose({ mapping: toMapping(next) });
    },
    readOnceMore: () => void read(choices, false),
    store: () => void read(choices, true),
  };
}

function columnsOf(refusal: Error | null): FileColumn[] {
  return refusal instanceof ProblemError ? refusedColumns(refusal.problem) : [];
}
