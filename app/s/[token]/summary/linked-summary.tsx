'use client';

import { useLink } from '@/app/_hooks/use-link';
import { SummaryView } from '@/app/d/[dataset]/summary/summary-view';

export function LinkedSummary() {
  const link = useLink();
  return link === null ? null : <SummaryView dataset={link.dataset} />;
}
