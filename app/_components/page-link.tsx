'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { ComponentProps } from 'react';

interface Props extends Omit<ComponentProps<typeof Link>, 'href' | 'prefetch' | 'onPointerEnter' | 'onFocus'> {
  href: string;
}

/**
 * A link to another page, which is fetched once the pointer or the focus is on it. To fetch what all links in sight lead to, as links do by
 * themselves, keeps the answers waiting for which a filter was chosen: it is in the address of each of them.
 */
export function PageLink({ href, ...rest }: Props) {
  const router = useRouter();
  const fetchAhead = () => router.prefetch(href);
  return <Link {...rest} href={href} prefetch={false} onPointerEnter={fetchAhead} onFocus={fetchAhead} />;
}
