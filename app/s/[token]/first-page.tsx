'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { Skeleton } from '@/app/_components/skeleton';
import { useLink } from '@/app/_hooks/use-link';

/** Goes on to the first page that the link shows. */
export function FirstPage() {
  const router = useRouter();
  const link = useLink();
  const [first] = link?.sections ?? [];
  useEffect(() => {
    if (link && first) router.replace(`/s/${link.token}/${first}`);
  }, [link, first, router]);
  return <Skeleton label="Opening the link" className="h-40" />;
}
