import type { Receipt } from '@/lib/api/ingest';
import { Name } from '../../name';
import { describeReading } from '../words';
import { describeProofs } from './doubt-words';

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
