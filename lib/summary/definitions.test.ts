import { expect, test } from 'vitest';
import { Totals } from '../api/summary';
import { answers, definitions } from './definitions';

test('every total that is answered has a definition in words of its own', () => {
  expect(Object.keys(definitions).sort()).toEqual(Object.keys(Totals.shape).sort());
  for (const field of ['name', 'subject', 'meaning', 'formula'] as const) {
    const words = [...Object.values(definitions), ...Object.values(answers)].map((one) => one[field]);
    expect(new Set(words).size).toBe(words.length);
  }
});
