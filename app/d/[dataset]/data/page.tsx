import type { Metadata } from 'next';
import { ImportsView } from './imports-view';

export const metadata: Metadata = { title: 'Data' };

export default async function DataPage({ params }: { params: Promise<{ dataset: string }> }) {
  const { dataset } = await params;
  return <ImportsView dataset={dataset} />;
}
