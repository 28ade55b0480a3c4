'use client';

import { useState } from 'react';
import { Card } from '@/app/_components/card';
import type { Unit } from '@/app/_components/format';
import { ProblemNotice } from '@/app/_components/problem-notice';
import { Skeleton } from '@/app/_components/skeleton';
import { useContract } from '@/app/_hooks/use-contract';
import { type SegmentsAnswer, segments } from '@/lib/api/segments';
import { toDayNumber, toIsoDay } from '@/lib/sales/calendar';
import { customerAnswers } from '../definitions';
import type { Question } from '../question';
import { MovementCard } from './movement-card';
import { type Since, SinceChoice } from './since-choice';

interface Props {
  answer: SegmentsAnswer;
  question: Question;
  unit: Unit;
}

export function MovementPart({ answer: { asOf, items }, question, unit }: Props) {
  const [since, setSince] = useState<Since>('usual');
  const day = since === 'usual' ? undefined : toIsoDay(toDayNumber(asOf) - since);
  const query = useContract(segments, { ...question, since: day, include: 'movement' });
  if (query.error) return <ProblemNotice error={query.error} onRetry={() => query.refetch()} />;
  if (!query.data?.hasData) return <Skeleton label="Looking who moved" className="h-96" />;
  const { movement } = query.data;
  if (movement === undefined) return null;
  const choice = <SinceChoice value={since} onChange={setSince} />;
  if ('available' in movement)
    return (
      <Card heading="Nobody is known to have moved" about={customerAnswers.moved} actions={choice}>
        <p className="text-muted">{movement.reason}</p>
      </Card>
    );
  return <MovementCard movement={movement} items={items} unit={unit} actions={choice} />;
}
