'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { type Plan, readPlan, writePlan } from './plan';

/** A parameter is named after the page, so that the filter leaves it as it is. */
const parameter = 'forecast.plan';
const mostPlans = 20;

/** What is tried of coming days; it is in the URL. */
export function usePlans() {
  const params = useSearchParams();
  const path = usePathname();
  const plans = useMemo(
    () =>
      params
        .getAll(parameter)
        .map(readPlan)
        .filter((plan) => plan !== null)
        .slice(0, mostPlans),
    [params],
  );
  const setPlans = (next: readonly Plan[]) => {
    const query = new URLSearchParams(window.location.search);
    query.delete(parameter);
    for (const plan of next) query.append(parameter, writePlan(plan));
    window.history.pushState(null, '', query.size === 0 ? path : `${path}?${query}`);
  };
  return { plans, setPlans };
}
