import type { Section } from '@/lib/api/access';

/** What the pages of the sections are called. */
export const sectionNames: Readonly<Record<Section, string>> = {
  summary: 'Summary',
  basket: 'Together',
  forecast: 'Forecast',
  segments: 'Customers',
};

/** The sections that have a page to be shared. */
export const sharedPages: readonly Section[] = ['summary'];
