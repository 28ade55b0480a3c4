'use client';

import { Button } from '@/app/_components/button';
import { Card } from '@/app/_components/card';
import { listPresets } from '@/app/_components/filter/presets';
import type { Compare } from '@/app/_hooks/use-filter';
import type { Period } from '@/lib/sales/calendar';
import { everything } from '@/lib/sales/filter';
import { comparedDays } from '@/lib/summary/changes/compared-days';

interface Props {
  periods: readonly NamedPeriod[];
  onDays: (days: Period) => void;
}

interface NamedPeriod {
  name: string;
  period: Period;
}

const mostOffered = 4;

/** The presets that have earlier days in the data to be compared with. */
export function comparablePeriods(data: Period | null, compare: Compare): NamedPeriod[] {
  if (data === null) return [];
  return listPresets(data)
    .flatMap(({ name, period }) => (period === null ? [] : [{ name, period }]))
    .filter(({ period }) => comparedDays({ ...everything, ...period }, data, compare) !== null)
    .slice(0, mostOffered);
}

export function ChooseDays({ periods, onDays }: Props) {
  return (
    <Card
      heading="Fewer days show what changed, and why"
      summary="The file holds no sales from the days that these would be compared with."
    >
      <div className="flex flex-wrap gap-2">
        {periods.map(({ name, period }) => (
          <Button key={name} onPress={() => onDays(period)}>
            {name}
          </Button>
        ))}
      </div>
    </Card>
  );
}
