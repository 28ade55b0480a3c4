import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from '../client';

export interface Sample {
  seconds: number;
  residentMb: number;
  heapMb: number;
  /** 99th percentile of the event loop's delay since the sample before, with the 10 ms between its looks. */
  lagMs: number;
}

/** Reads the server's own metrics every few seconds until it is stopped. */
export function watchServer(client: Client, token: string, everyMs: number): () => Promise<Sample[]> {
  const samples: Sample[] = [];
  const begin = performance.now();
  let isStopping = false;
  const look = async () => {
    const { body } = await client.get('/api/metrics', { authorization: `Bearer ${token}` });
    const value = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(body)?.[1]);
    samples.push({
      seconds: (performance.now() - begin) / 1000,
      residentMb: value('process_resident_memory_bytes') / 1e6,
      heapMb: value('nodejs_heap_size_used_bytes') / 1e6,
      lagMs: value('nodejs_eventloop_lag_p99_seconds') * 1000,
    });
  };
  const watching = (async () => {
    await client.get('/api/metrics', { authorization: `Bearer ${token}` });
    await wait(everyMs);
    while (!isStopping) {
      await look();
      await wait(everyMs);
    }
  })();
  return async () => {
    isStopping = true;
    await watching;
    return samples;
  };
}

/** By how much a value grows in a minute: the slope of the line of least squares. */
export function slopePerMinute(samples: readonly Sample[], of: (sample: Sample) => number): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [at, value] = [mean(samples.map(({ seconds }) => seconds)), mean(samples.map(of))];
  const product = samples.reduce((sum, sample) => sum + (sample.seconds - at) * (of(sample) - value), 0);
  const square = samples.reduce((sum, sample) => sum + (sample.seconds - at) ** 2, 0);
  return (60 * product) / square;
}
