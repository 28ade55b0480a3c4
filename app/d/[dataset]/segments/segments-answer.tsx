'use client';

import dynamic from 'next/dynamic';
import type { Unit } from '@/app/_components/format';
import { Skeleton } from '@/app/_components/skeleton';
import type { SegmentsAnswer as Answer } from '@/lib/api/segments';
import { GroupCards } from './cards/group-cards';
import { ScatterCard } from './cards/scatter-card';
import type { Question } from './question';
import { headline, subline } from './sentences';

const WinBackPart = dynamic(() => import('./win-back/win-back-part').then((module) => module.WinBackPart), {
  ssr: false,
  loading: () => <Skeleton label="Loading who comes back" className="h-80" />,
});
const MovementPart = dynamic(() => import('./movement/movement-part').then((module) => module.MovementPart), {
  ssr: false,
  loading: () => <Skeleton label="Loading who moved" className="h-80" />,
});
const CohortsPart = dynamic(() => import('./cohorts/cohorts-part').then((module) => module.CohortsPart), {
  ssr: false,
  loading: () => <Skeleton label="Loading who came back" className="h-80" />,
});
const ProductsPart = dynamic(() => import('./products/products-part').then((module) => module.ProductsPart), {
  ssr: false,
  loading: () => <Skeleton label="Loading the products" className="h-80" />,
});

interface Props {
  answer: Answer;
  question: Question;
  /** Whether the reader may see who customers are. */
  isMember: boolean;
  onK: (k: number | undefined) => void;
}

export function SegmentsAnswer({ answer, question, isMember, onK }: Props) {
  const unit: Unit = { kind: 'money', currency: answer.currency };
  return (
    <>
      <h1 className="text-balance font-semibold text-title">{headline(answer)}</h1>
      <p className="mt-1 text-muted">{subline(answer, unit)}</p>
      <div className="mt-5 grid grid-cols-1 gap-6">
        <GroupCards answer={answer} question={question} unit={unit} isMember={isMember} onK={onK} />
        <WinBackPart question={question} unit={unit} isMember={isMember} />
        <div className="grid grid-cols-1 gap-6 lg:grid-cols-2 lg:items-start">
          {Array.isArray(answer.points) && <ScatterCard answer={answer} points={answer.points} unit={unit} />}
          <MovementPart answer={answer} question={question} unit={unit} />
        </div>
        <CohortsPart question={question} unit={unit} />
        <ProductsPart question={question} unit={unit} />
      </div>
    </>
  );
}
