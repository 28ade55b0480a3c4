import { expect, test } from 'vitest';
import { inKeptMemory } from './kept-memory';

test('a pass has the memory of the one before, even where that has failed, and one within another has its own', () => {
  const numbers = () => inKeptMemory((memory) => memory.int32(4).buffer);
  const first = numbers();
  const failing = () =>
    inKeptMemory((memory) => {
      expect(memory.int32(4).buffer).toBe(first);
      expect(numbers()).not.toBe(first);
      throw new Error('The file is not as assumed.');
    });
  expect(failing).toThrow('as assumed');
  expect(numbers()).toBe(first);
});
