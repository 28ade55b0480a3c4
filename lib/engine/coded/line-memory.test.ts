import { expect, test } from 'vitest';
import { OutOfMemory } from '../../errors';
import { LineMemory } from './line-memory';

test('lines that would need more than a gigabyte are refused, and memory that is there is used on', () => {
  const memory = new LineMemory();
  expect(() => memory.float64(2 ** 27 + 1)).toThrow(OutOfMemory);
  memory.giveBack();
  expect(memory.float64(4).length).toBe(4);
});
