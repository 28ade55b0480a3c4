'use client';

import dynamic from 'next/dynamic';
import type { ComponentType } from 'react';
import { EmptyState } from '@/app/_components/empty-state';
import { Skeleton } from '@/app/_components/skeleton';
import { useLink } from '@/app/_hooks/use-link';
import type { Section } from '@/lib/api/access';

const loading = () => <Skeleton label="Opening the page" className="h-96" />;

const pages: Readonly<Record<Section, ComponentType<{ dataset: string }>>> = {
  summary: dynamic(() => import('@/app/d/[dataset]/summary/summary-view').then((module) => module.SummaryView), {
    loading,
  }),
  basket: dynamic(() => import('@/app/d/[dataset]/basket/basket-view').then((module) => module.BasketView), {
    loading,
  }),
  forecast: dynamic(() => import('@/app/d/[dataset]/forecast/forecast-view').then((module) => module.ForecastView), {
    loading,
  }),
  segments: dynamic(() => import('@/app/d/[dataset]/segments/segments-view').then((module) => module.SegmentsView), {
    loading,
  }),
};

/** The page that members see, for whoever comes through a link. */
export function LinkedSection({ section }: { section: Section }) {
  const link = useLink();
  if (link === null) return null;
  if (!link.sections.includes(section))
    return <EmptyState title="This link does not show that">Ask the person who sent it to you.</EmptyState>;
  const Page = pages[section];
  return <Page dataset={link.dataset} />;
}
