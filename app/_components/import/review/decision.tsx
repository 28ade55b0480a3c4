'use client';

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callContract } from '@/lib/api/client';
import { listDatasets, readDataset } from '@/lib/api/datasets';
import { undoImport } from '@/lib/api/ingest';
import { Button } from '../../button';
import { Dialog } from '../../dialog';
import { ProblemNotice } from '../../problem-notice';

interface Props {
  /** Null when there is nothing of its own to undo. */
  importId: string | null;
  /** Where there is a dashboard to go on to; elsewhere undoing asks first. */
  onOpen?: (() => void) | undefined;
  /** Called with the dataset that is left, or null when it went with its last import. */
  onUndone: (datasetId: string | null) => void;
}

/** Asks again for what is still there, and marks the rest as old: what was undone would only be answered with 404. */
async function forgetUndone(queryClient: QueryClient, datasetId: string | null) {
  await queryClient.invalidateQueries({ refetchType: 'none' });
  const left = datasetId === null ? [listDatasets.path] : [listDatasets.path, readDataset.path];
  await Promise.all(left.map((path) => queryClient.refetchQueries({ queryKey: [path], type: 'active' })));
}

/** Keeps the way on in sight while a long receipt scrolls in its dialog. */
const stickyLook = 'sticky bottom-0 -mx-5 -mb-5 border-line border-t bg-raised px-5 py-4 sm:-mx-6 sm:-mb-6 sm:px-6';

export function ImportDecision({ importId, onOpen, onUndone }: Props) {
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [undoing, setUndoing] = useState(false);
  const [error, setError] = useState<Error | null>(null);

  const undo = async (id: string) => {
    setUndoing(true);
    setError(null);
    try {
      const { datasetId } = await callContract(undoImport, { id });
      onUndone(datasetId);
      await forgetUndone(queryClient, datasetId);
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
      setUndoing(false);
    }
  };

  return (
    <div className={`flex flex-col gap-3 ${onOpen ? stickyLook : ''}`}>
      {error && <ProblemNotice error={error} />}
      <div className="flex flex-wrap gap-3">
        {onOpen && (
          <Button kind="primary" onPress={onOpen} autoFocus>
            Open dashboard
          </Button>
        )}
        {importId !== null && (
          <Button onPress={() => (onOpen ? undo(importId) : setAsking(true))} isDisabled={undoing}>
            {undoing ? 'Undoing' : 'Undo'}
          </Button>
        )}
      </div>
      {asking && importId !== null && (
        <Dialog role="alertdialog" title="Undo this import?" onClose={() => setAsking(false)}>
          <p className="mt-2 mb-4">
            Its lines leave this dashboard, and lines that later files left out because of them come back. With the last
            import the dashboard goes too. Your own file is not touched; you can bring it again.
          </p>
          <div className="flex gap-3">
            <Button
              kind="danger"
              onPress={() => {
                setAsking(false);
                void undo(importId);
              }}
            >
              Undo the import
            </Button>
            <Button autoFocus onPress={() => setAsking(false)}>
              Keep it
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
