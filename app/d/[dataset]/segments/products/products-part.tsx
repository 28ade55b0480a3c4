'use client';

import type { Unit } from '@/app/_components/format';
import { ProblemNotice } from '@/app/_components/problem-notice';
import { Skeleton } from '@/app/_components/skeleton';
import { useContract } from '@/app/_hooks/use-contract';
import { segments } from '@/lib/api/segments';
import type { Question } from '../question';
import { ClassesCard } from './classes-card';
import { ProductGroupsCard } from './product-groups-card';

export function ProductsPart({ question, unit }: { question: Question; unit: Unit }) {
  const query = useContract(segments, { ...question, include: 'products' });
  if (query.error) return <ProblemNotice error={query.error} onRetry={() => query.refetch()} />;
  if (!query.data?.hasData) return <Skeleton label="Sorting the products" className="h-96" />;
  const { products } = query.data;
  if (products === undefined || products.productCount === 0) return null;
  return (
    <div className="grid grid-cols-1 gap-6">
      <ClassesCard products={products} unit={unit} />
      <ProductGroupsCard products={products} unit={unit} />
    </div>
  );
}
