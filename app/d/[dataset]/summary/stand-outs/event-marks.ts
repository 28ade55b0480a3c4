import type { DiaryEvent } from '@/lib/api/events';
import { type Grain, startOfNextBucket, toDayNumber } from '@/lib/sales/calendar';

/** The named days on a chart: from the first to the last of the buckets that hold one of them, by index. */
interface EventMark {
  name: string;
  from: number;
  to: number;
}

export function markEvents(events: readonly DiaryEvent[], buckets: readonly string[], grain: Grain): EventMark[] {
  const days = buckets.map((bucket) => toDayNumber(bucket));
  return events.flatMap(({ name, from, to }) => {
    const [first, last] = [toDayNumber(from), toDayNumber(to)];
    const start = days.findIndex((day) => startOfNextBucket(day, grain) > first);
    const end = days.findLastIndex((day) => day <= last);
    return start < 0 || end < start ? [] : [{ name, from: start, to: end }];
  });
}

/** The names of a bucket, each once. */
export function namesAt(marks: readonly EventMark[], index: number): string[] {
  return [...new Set(marks.filter(({ from, to }) => from <= index && index <= to).map(({ name }) => name))];
}
