import { expect, test } from 'vitest';
import { isShared, Memory } from './memory';

test('arrays lie beside each other, and after those that are given back', () => {
  const memory = new Memory(64);
  const [bytes, numbers, doubles] = [memory.uint8(3).fill(1), memory.uint32(3).fill(2), memory.float64(2).fill(3)];
  expect([...bytes, ...numbers, ...doubles]).toEqual([1, 1, 1, 2, 2, 2, 3, 3]);
  expect([bytes, numbers, doubles].every(isShared)).toBe(true);
  const beyond = memory.int32(9);
  expect(isShared(beyond)).toBe(false);
  expect(beyond).toEqual(new Int32Array(9));
  memory.giveBack();
  expect([...memory.uint8(3)]).toEqual([1, 1, 1]);
  expect(isShared(memory.int32(9))).toBe(true);
});
