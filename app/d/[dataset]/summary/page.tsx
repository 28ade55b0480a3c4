import type { Metadata } from 'next';
import { SummaryView } from './summary-view';

export const metadata: Metadata = { title: 'Summary' };

export default async function SummaryPage({ params }: { params: Promise<{ dataset: string }> }) {
  const { dataset } = await params;
  return <SummaryView dataset={dataset} />;
}
