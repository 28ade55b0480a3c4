'use client';

import { Button } from '@/app/_components/button';
import { Card } from '@/app/_components/card';
import { formatAgo, formatPeriod } from '@/app/_components/format';
import { useLink } from '@/app/_hooks/use-link';
import { type Answer, countBuckets } from '../words';

const reasons = {
  asked: 'It was learnt anew as you asked.',
  behind: 'The one before had fallen behind "as last time", so it was learnt anew.',
  incompatible: 'The one before could not be used any more, so it was learnt anew.',
  horizon: 'The one before did not reach so far, so it was learnt anew.',
  changed: 'Sales that the one before had learnt from have changed, so it was learnt anew.',
} as const;

interface Props {
  forecast: Answer;
  onRetrain: (() => void) | null;
  className?: string;
}

export function ModelCard({ forecast, onRetrain, className = '' }: Props) {
  const isMember = useLink() === null;
  const { trainedOn, trainedAt, reused, retrained, since, grain, method, shown } = forecast;
  return (
    <Card className={className} heading={reused ? 'Learnt before, used again' : 'Learnt just now'}>
      <p>
        From {countBuckets(trainedOn.buckets, grain)} of sales, {formatPeriod(trainedOn)}, {formatAgo(trainedAt)}.
      </p>
      {retrained && <p className="mt-1">{reasons[retrained]}</p>}
      <p className="mt-1">{since ? since.sentence : 'No sales have come in since.'}</p>
      <p className="mt-1 text-muted">
        {shown === 'baseline' ? 'Shown is the simple rule: ' : 'Made by a '}
        {method}.
      </p>
      {isMember && (
        <div className="mt-4">
          <Button isDisabled={onRetrain === null} onPress={() => onRetrain?.()}>
            Learn it anew
          </Button>
        </div>
      )}
    </Card>
  );
}
