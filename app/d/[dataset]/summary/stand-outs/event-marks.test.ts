import { expect, test } from 'vitest';
import { markEvents, namesAt } from './event-marks';

const event = (from: string, to: string) => ({ id: from, name: `${from} to ${to}`, from, to });

test.each([
  ['day', ['2024-03-01', '2024-03-02', '2024-03-03'], event('2024-03-02', '2024-03-09'), [1, 2]],
  ['day', ['2024-03-01', '2024-03-02'], event('2024-02-01', '2024-03-01'), [0, 0]],
  ['week', ['2024-02-26', '2024-03-04', '2024-03-11'], event('2024-03-10', '2024-03-11'), [1, 2]],
  ['month', ['2024-02-01', '2024-03-01'], event('2024-02-29', '2024-02-29'), [0, 0]],
  ['day', ['2024-03-01', '2024-03-02'], event('2024-03-03', '2024-03-04'), null],
  ['month', ['2024-02-01', '2024-03-01'], event('2024-01-01', '2024-01-31'), null],
] as const)('by %s', (grain, buckets, named, place) => {
  const marks = markEvents([named], buckets, grain);
  expect(marks).toEqual(place === null ? [] : [{ name: named.name, from: place[0], to: place[1] }]);
  if (place !== null) expect(namesAt(marks, place[1])).toEqual([named.name]);
  expect(namesAt(marks, buckets.length)).toEqual([]);
});
