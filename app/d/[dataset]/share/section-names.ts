import type { Section } from '@/lib/api/access';

/** What the pages of the sections are called. */
export const sectionNames: Readonly<Record<Section, string>> = {
  summary: 'Summary',
  basket: 'Together',
  forecast: 'Forecast',
  segments: 'Customers',
};
