import { isIsoDay } from '@/lib/sales/calendar';

/** Coming days with a name that earlier days may bear, too. */
export interface Plan {
  name: string;
  from: string;
  to: string;
}

/** As the API and the URL take it: "10 % promo@2024-04-05..2024-04-07". */
export function writePlan({ name, from, to }: Plan): string {
  return `${name.trim()}@${from}..${to}`;
}

/** What `writePlan` wrote; null for anything else. */
export function readPlan(text: string): Plan | null {
  const [, name, from, to] = /^(.{1,120})@(.{10})\.\.(.{10})$/.exec(text) ?? [];
  if (name === undefined || from === undefined || to === undefined || name.trim() === '') return null;
  return isIsoDay(from) && isIsoDay(to) && from <= to ? { name: name.trim(), from, to } : null;
}
