'use client';

import { useRouter } from 'next/navigation';
import { Button } from '../button';
import { Dialog } from '../dialog';
import { formatBytes, formatCount, formatPercent } from '../format';
import { Name } from '../name';
import { ProblemNotice } from '../problem-notice';
import { Progress } from '../progress';
import { FirstLook } from './first-look';
import { release } from './read-again';
import { ImportReceipt } from './receipt';
import { ImportReview } from './review/review';
import { type ImportState, type Source, useImport } from './use-import';

interface Props {
  source: Source;
  onClose: () => void;
}

export function ImportPanel({ source, onClose }: Props) {
  const router = useRouter();
  const { state, retry, finish, cancel } = useImport(source);
  const name = source === 'sample' ? 'the sample sales' : source.file.name;

  if (state.step === 'done') {
    const { receipt } = state;
    return (
      <Dialog wide title="What came out of the file" onClose={onClose}>
        <ImportReceipt
          receipt={receipt}
          onUndone={onClose}
          onOpen={receipt.dataset ? () => router.push(`/d/${receipt.dataset?.id}/summary`) : undefined}
        />
      </Dialog>
    );
  }
  if (state.step === 'review') {
    const leave = () => {
      release(state.review.upload);
      onClose();
    };
    return (
      <Dialog wide title="This is what I understood" onClose={leave}>
        <ImportReview review={state.review} fileName={name} onStored={finish} onSendAgain={retry} onCancel={leave} />
      </Dialog>
    );
  }
  if (state.step === 'failed')
    return (
      <Dialog title="The file was not imported" onClose={onClose}>
        <p className="mt-1 text-muted">
          <Name text={name} className="break-words" />
        </p>
        <div className="my-4">
          <ProblemNotice error={state.error} />
          <p className="mt-3 text-muted">Nothing was stored, and your own file is as it was.</p>
        </div>
        <div className="flex flex-wrap gap-3">
          <Button kind="primary" onPress={retry}>
            Try again
          </Button>
          <Button onPress={onClose}>Close</Button>
        </div>
      </Dialog>
    );

  const { fraction, words } = describeProgress(state, source);
  const stop = () => {
    cancel();
    onClose();
  };
  return (
    <Dialog title={source === 'sample' ? 'Making the sample sales' : 'Reading your file'} onClose={stop}>
      <p className="mt-1 truncate text-muted">
        <Name text={name} />
      </p>
      <div className="mt-4 mb-2">
        <Progress label="Import" fraction={fraction} />
      </div>
      <p>{words}</p>
      <p role="status" className="sr-only">
        {announce(fraction, words)}
      </p>
      <p className="mt-3 mb-4 text-muted">Nothing is stored until the whole file is understood.</p>
      <Button onPress={stop}>Cancel</Button>
      {state.look !== null && <FirstLook look={state.look} />}
    </Dialog>
  );
}

function describeProgress({ sent, progress }: Extract<ImportState, { step: 'running' }>, source: Source) {
  if (progress?.stage === 'storing') return { fraction: null, words: 'Storing' };
  if (progress?.stage === 'reading')
    return { fraction: progress.fraction, words: `Read ${formatCount(progress.rows, 'row')}` };
  if (source === 'sample') return { fraction: null, words: 'Starting' };
  if (sent >= 1) return { fraction: null, words: 'Received, reading the rows' };
  const { size } = source.file;
  return { fraction: sent, words: `Sent ${formatBytes(size * sent)} of ${formatBytes(size)}` };
}

/** Spoken in quarters: a live region that speaks at every step cannot be listened to. */
function announce(fraction: number | null, words: string): string {
  const stage = words.split(' ')[0] ?? '';
  return fraction === null ? words : `${stage} ${formatPercent(Math.floor(fraction * 4) / 4)}`;
}
