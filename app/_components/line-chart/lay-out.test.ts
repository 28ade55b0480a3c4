import { expect, test } from 'vitest';
import { layOut, pathThrough } from './lay-out';

const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
const size = { width: 464, height: 128, hasSigns: false };

test('points stand side by side between the axis and the right edge, values from 0 up in round steps', () => {
  const { x, y, levels, named } = layOut(names, [12, 47, 31], size);
  expect(names.map((_, index) => x(index))).toEqual([56, 156, 256, 356, 456]);
  expect(levels).toEqual([0, 10, 20, 30, 40, 50]);
  expect([y(0), y(25), y(50)]).toEqual([100, 54, 8]);
  expect(named).toEqual([0, 1, 2, 3]);
});

test('values below 0 are below its line, and a chart without values has one, too', () => {
  const { levels } = layOut(names, [-30, 80], size);
  expect(levels).toEqual([-40, -20, 0, 20, 40, 60, 80]);
  expect(layOut(names, [], size).y(0)).toBe(100);
});

test('names that would touch are left out', () => {
  const long = Array.from({ length: 100 }, () => '10 Sep 2024');
  const { named } = layOut(long, [1], size);
  expect(named).toEqual([0, 31, 62]);
});

test('a path has gaps where a value is not known', () => {
  const layout = layOut(names, [0, 50], size);
  expect(pathThrough([0, 50, null, 50, 0], layout)).toBe('M56.0 100.0L156.0 8.0M356.0 8.0L456.0 100.0');
});
