import type { Receipt } from '@/lib/api/ingest';
import { describeProofs } from './doubt-words';
import { describeReading } from './import-words';
import { Name } from './name';

export function ImportReading({ receipt }: { receipt: Receipt }) {
  return (
    <div className="text-muted">
      <p>{describeReading(receipt.dialect)}</p>
      {describeProofs(receipt).map((proof) => (
        <p key={proof} className="break-words">
          <Name text={proof} />
        </p>
      ))}
    </div>
  );
}
