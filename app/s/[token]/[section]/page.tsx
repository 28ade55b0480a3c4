import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { sectionNames } from '@/app/d/[dataset]/share/section-names';
import { sections } from '@/lib/api/access';
import { LinkedSection } from './linked-section';

interface Props {
  params: Promise<{ section: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const section = await sectionOf(params);
  return section === undefined ? {} : { title: sectionNames[section] };
}

export default async function LinkedSectionPage({ params }: Props) {
  const section = await sectionOf(params);
  if (section === undefined) notFound();
  return <LinkedSection section={section} />;
}

async function sectionOf(params: Props['params']) {
  const { section } = await params;
  return sections.find((one) => one === section);
}
