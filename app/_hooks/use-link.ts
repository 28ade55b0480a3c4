'use client';

import { createContext, useContext } from 'react';
import type { OpenedShare } from '@/lib/api/shares';

/** The share link that a page is seen through. */
export interface Link extends OpenedShare {
  token: string;
}

export const LinkContext = createContext<Link | null>(null);

/** The link that the page is seen through; null for members of the dataset. */
export function useLink(): Link | null {
  return useContext(LinkContext);
}
