'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '@/app/_components/skeleton';
import type { NamedColumn, UrlFilter } from '@/app/_hooks/use-filter';
import { DriversCard } from './drivers-card';
import { OutlookCard } from './outlook-card';
import { PartsCard } from './parts/parts-card';
import { TotalCard } from './total-card';
import { ModelCard } from './trust/model-card';
import { QualityCard } from './trust/quality-card';
import type { Question } from './use-forecast';
import { type Plan, writePlan } from './what-if/plan';
import { WhatIfCard } from './what-if/what-if-card';
import { type Answer, headline, periodOf } from './words';

const OrdersCard = dynamic(() => import('./orders/orders-card').then((module) => module.OrdersCard), {
  ssr: false,
  loading: () => <Skeleton label="Loading the order list" className="h-96" />,
});

interface Props {
  forecast: Answer;
  question: Question;
  plans: readonly Plan[];
  onPlans: (plans: Plan[]) => void;
  onStep: (step: Pick<Partial<UrlFilter>, 'grain' | 'horizon'>) => void;
  onToggle: (column: NamedColumn, name: string) => void;
  /** Null while something is being learnt. */
  onRetrain: (() => void) | null;
}

export function ForecastAnswer({ forecast, question, plans, onPlans, onStep, onToggle, onRetrain }: Props) {
  return (
    <>
      <h1 className="text-balance font-semibold text-title">{headline(forecast)}</h1>
      <p className="mt-1 text-muted">{forecast.verdict}</p>
      {forecast.notes.map((note) => (
        <p key={note} className="text-muted">
          {note}
        </p>
      ))}
      <div className="mt-6 grid grid-cols-1 gap-6 lg:grid-cols-12 lg:items-start">
        <OutlookCard className="lg:col-span-12 xl:col-span-8" forecast={forecast} onStep={onStep} />
        <TotalCard className="lg:col-span-12 xl:col-span-4" forecast={forecast} />
        {forecast.children.length > 0 && (
          <PartsCard className="lg:col-span-12" forecast={forecast} onToggle={onToggle} />
        )}
        <div className="lg:col-span-12">
          <OrdersCard question={{ ...question, events: plans.map(writePlan) }} />
        </div>
        <WhatIfCard
          className="lg:col-span-6"
          events={forecast.events}
          days={periodOf(forecast)}
          plans={plans}
          onPlans={onPlans}
        />
        <DriversCard className="lg:col-span-6" forecast={forecast} />
        <QualityCard className="lg:col-span-7" forecast={forecast} />
        <ModelCard className="lg:col-span-5" forecast={forecast} onRetrain={onRetrain} />
      </div>
    </>
  );
}
