import type { Metadata } from 'next';
import { ShareView } from './share-view';

export const metadata: Metadata = { title: 'Share' };

export default async function SharePage({ params }: { params: Promise<{ dataset: string }> }) {
  const { dataset } = await params;
  return <ShareView dataset={dataset} />;
}
