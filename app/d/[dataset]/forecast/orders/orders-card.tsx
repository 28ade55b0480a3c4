'use client';

import { useState } from 'react';
import { Card } from '@/app/_components/card';
import { formatCount, formatPeriod } from '@/app/_components/format';
import { ProblemNotice } from '@/app/_components/problem-notice';
import { Skeleton } from '@/app/_components/skeleton';
import { useContract } from '@/app/_hooks/use-contract';
import { orderHints } from '@/lib/api/forecast';
import { definitions } from '../definitions';
import type { Question } from '../use-forecast';
import { type Delivery, OrderControls } from './order-controls';
import { orderTable } from './order-table';

const usual: Delivery = { leadDays: 2, reviewDays: 7, packSize: 1 };

/** How much to order until the delivery after the next. */
export function OrdersCard({ question }: { question: Question }) {
  const [delivery, setDelivery] = useState(usual);
  const { data, error, refetch } = useContract(orderHints, { ...question, ...delivery });
  const controls = <OrderControls delivery={delivery} onChange={setDelivery} />;
  if (error)
    return (
      <Card heading="Order list" actions={controls}>
        <ProblemNotice error={error} onRetry={() => refetch()} />
      </Card>
    );
  if (!data?.hasData) return <Skeleton label="Loading the order list" className="h-96" />;
  if ('available' in data)
    return (
      <Card heading="Order list" actions={controls}>
        <p className="text-muted">{data.reason}</p>
      </Card>
    );
  return (
    <Card
      heading={`Order for ${formatCount(data.days, 'day')}: ${formatPeriod(data)}`}
      summary={[
        `${formatCount(data.orders.length, 'product')}, the bestsellers first. Take off what you have.`,
        ...data.notes,
      ].join(' ')}
      about={definitions.orders}
      actions={controls}
      table={orderTable(data.orders)}
    />
  );
}
