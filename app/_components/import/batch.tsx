'use client';

import { useRouter } from 'next/navigation';
import { Button } from '../button';
import { Dialog } from '../dialog';
import { formatBytes, formatCount, formatExact, plain } from '../format';
import { Name } from '../name';
import { Progress } from '../progress';
import { BatchResult } from './batch-result';
import { ImportReview } from './review/review';
import { type BatchEntry, useBatch } from './use-batch';

interface Props {
  files: readonly File[];
  /** The dataset that they go to; a new one when left out. */
  dataset?: string;
  onClose: () => void;
}

export function ImportBatch({ files, dataset: given, onClose }: Props) {
  const router = useRouter();
  const { entries, dataset, isRunning, ...act } = useBatch(files, given);
  if (isRunning)
    return (
      <Dialog title="Reading your files" onClose={act.stop}>
        <ul className="mt-3 flex flex-col gap-3">
          {entries.map((entry, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and none ever moves
            <FileLine key={index} entry={entry} />
          ))}
        </ul>
        <p role="status" className="mt-4 mb-4 text-muted">
          {formatExact(entries.filter(isSettled).length, plain)} of {formatCount(entries.length, 'file')} read. They
          become one dashboard.
        </p>
        <Button onPress={act.stop}>Stop</Button>
      </Dialog>
    );

  const asking = entries.findIndex(({ step }) => step === 'review');
  const doubtful = entries[asking];
  if (doubtful?.step === 'review')
    return (
      <Dialog wide title="This is what I understood" onClose={() => act.leaveOut(asking)}>
        <ImportReview
          key={doubtful.review.upload}
          review={{ ...doubtful.review, dataset }}
          fileName={doubtful.file.name}
          onStored={(receipt) => act.store(asking, receipt)}
          onSendAgain={() => act.sendAgain(asking)}
          onCancel={() => act.leaveOut(asking)}
        />
      </Dialog>
    );

  return (
    <Dialog wide title="What came out of the files" onClose={onClose}>
      <BatchResult
        entries={entries}
        onUndone={act.takeBack}
        onOpen={dataset === undefined ? undefined : () => router.push(`/d/${dataset}/summary`)}
        onClose={onClose}
      />
    </Dialog>
  );
}

function isSettled({ step }: BatchEntry): boolean {
  return step !== 'waiting' && step !== 'running';
}

function FileLine({ entry }: { entry: BatchEntry }) {
  return (
    <li>
      <p className="flex justify-between gap-3">
        <Name text={entry.file.name} className="truncate" />
        <span className="shrink-0 text-muted">{describeFile(entry)}</span>
      </p>
      {entry.step === 'running' && (
        <div className="mt-1">
          <Progress label={entry.file.name} fraction={entry.sent < 1 ? entry.sent : null} />
        </div>
      )}
    </li>
  );
}

function describeFile(entry: BatchEntry): string {
  if (entry.step === 'running')
    return entry.sent < 1 ? `Sent ${formatBytes(entry.file.size * entry.sent)}` : 'Reading the rows';
  if (entry.step === 'done') return formatCount(entry.receipt.rows.kept, 'line');
  if (entry.step === 'review') return 'Has a question';
  return entry.step === 'failed' ? 'Not imported' : 'Waiting';
}
