import { redirect } from 'next/navigation';

export default async function DashboardPage({ params }: { params: Promise<{ dataset: string }> }) {
  const { dataset } = await params;
  redirect(`/d/${dataset}/summary`);
}
