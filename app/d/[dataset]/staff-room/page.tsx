import type { Metadata } from 'next';
import { StaffRoom } from './staff-room';

export const metadata: Metadata = { title: 'Staff room' };

export default async function StaffRoomPage({ params }: { params: Promise<{ dataset: string }> }) {
  const { dataset } = await params;
  return <StaffRoom dataset={dataset} />;
}
