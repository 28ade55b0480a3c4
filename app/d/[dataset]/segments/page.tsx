import type { Metadata } from 'next';
import { SegmentsView } from './segments-view';

export const metadata: Metadata = { title: 'Customers' };

export default async function SegmentsPage({ params }: { params: Promise<{ dataset: string }> }) {
  const { dataset } = await params;
  return <SegmentsView dataset={dataset} />;
}
