'use client';

import { useEffect, useRef } from 'react';
import { Button } from '../button';
import { formatCount, formatExact, plain } from '../format';
import { Name } from '../name';
import { ProblemNotice } from '../problem-notice';
import { ImportReceipt } from './receipt';
import type { BatchEntry } from './use-batch';

interface Props {
  entries: readonly BatchEntry[];
  onUndone: (index: number, left: string | null) => void;
  onOpen: (() => void) | undefined;
  onClose: () => void;
}

export function BatchResult({ entries, onUndone, onOpen, onClose }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const kept = entries.filter(({ step }) => step === 'done').length;
  return (
    <div className="mt-1 flex flex-col gap-4">
      <h3 ref={heading} tabIndex={-1} className="font-semibold text-lead outline-none">
        {formatExact(kept, plain)} of {formatCount(entries.length, 'file')} imported
      </h3>
      <ul className="flex flex-col gap-3">
        {entries.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and none ever moves
          <li key={index} className="rounded-card border border-line p-4">
            <FileResult entry={entry} onUndone={(left) => onUndone(index, left)} />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        {onOpen && (
          <Button kind="primary" onPress={onOpen}>
            Open dashboard
          </Button>
        )}
        <Button onPress={onClose}>Close</Button>
      </div>
    </div>
  );
}

function FileResult({ entry, onUndone }: { entry: BatchEntry; onUndone: (left: string | null) => void }) {
  const name = <Name text={entry.file.name} className="break-words font-medium" />;
  if (entry.step === 'done') {
    const { rows } = entry.receipt;
    return (
      <details>
        <summary>
          {name}: {formatCount(rows.read, 'line')} read = {formatExact(rows.kept, plain)} kept +{' '}
          {formatExact(rows.rejected, plain)} sent back
        </summary>
        <div className="mt-3 border-line border-t pt-3">
          <ImportReceipt receipt={entry.receipt} onUndone={onUndone} />
        </div>
      </details>
    );
  }
  if (entry.step === 'failed')
    return (
      <>
        <p className="mb-2">{name}</p>
        <ProblemNotice error={entry.error} />
      </>
    );
  return <p>{name}: not imported</p>;
}
