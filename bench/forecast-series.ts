import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { forecastPanel } from '../lib/forecast/learn/forecast-panel';
import { bucketStart, type Panel } from '../lib/forecast/series/panel';
import { trainForest } from '../lib/ml/forest/train';
import { toDayNumber } from '../lib/sales/calendar';

const OneSeries = z.object({
  id: z.string(),
  dashboard: z.string(),
  freq: z.enum(['D', 'W', 'M']).transform((letter) => (({ D: 'day', W: 'week', M: 'month' }) as const)[letter]),
  h: z.number().int().positive(),
  start: z.string(),
  cutoffs: z.array(z.number().int().positive()),
  values: z.array(z.number()),
});
type OneSeries = z.infer<typeof OneSeries>;

/**
 * Forecasts every series of a file from each of its cut-offs, which are numbers of values that may be seen, and writes the
 * forecasts as CSV. The series of one dashboard learn together; none sees a value after the day of the cut-off.
 */
export async function forecastSeries(from: string, to: string, log: (line: string) => void): Promise<void> {
  const { series } = z.object({ series: z.array(OneSeries) }).parse(JSON.parse(readFileSync(from, 'utf8')));
  const dashboards = new Map<string, OneSeries[]>();
  for (const one of series) {
    const name = `${one.dashboard} by ${one.freq}`;
    dashboards.set(name, [...(dashboards.get(name) ?? []), one]);
  }
  const lines = ['id,cutoff,h,mean,lower80,upper80,lower95,upper95'];
  for (const [name, members] of dashboards) {
    const started = process.cpuUsage();
    const ends = new Set(members.flatMap((one) => one.cutoffs.map((cutoff) => endOf(one, cutoff))));
    for (const end of ends) lines.push(...(await forecastFrom(end, members)));
    const { user, system } = process.cpuUsage(started);
    log(`${name}, ${members.length} series, ${ends.size} cut-offs: ${((user + system) / 1e6).toFixed(1)} CPU s`);
  }
  writeFileSync(to, `${lines.join('\n')}\n`);
}

/** Day number after the first values of a series. */
function endOf({ freq, start }: OneSeries, values: number): number {
  return bucketStart(freq, toDayNumber(start), values);
}

async function forecastFrom(end: number, members: readonly OneSeries[]): Promise<string[]> {
  const seen = members.flatMap((one) => {
    const length = one.values.findIndex((_, place) => endOf(one, place + 1) === end) + 1;
    return length === 0 ? [] : [{ one, values: Float64Array.from(one.values.slice(0, length)) }];
  });
  const [first] = seen;
  if (first === undefined) return [];
  const { freq, h } = first.one;
  const panel: Panel = { grain: freq, end, parts: [], series: seen.map(({ one, values }) => ({ id: one.id, values })) };
  const ranges = await forecastPanel(panel, h, 1, trainForest);
  return seen.flatMap(({ one, values }, place) => {
    if (!one.cutoffs.includes(values.length)) return [];
    const asked = (ranges[place] ?? []).slice(0, one.values.length - values.length);
    return asked.map(({ mean, lower80, upper80, lower95, upper95 }, step) =>
      [one.id, values.length, step + 1, mean, lower80, upper80, lower95, upper95].join(','),
    );
  });
}
