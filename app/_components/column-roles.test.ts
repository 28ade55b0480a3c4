import { describe, expect, test } from 'vitest';
import { giveRole, nameColumns, readColumns, toMapping } from './column-roles';

const answer = [
  { header: 'Day', role: 'date', confidence: 0.98, example: '01/03/2024' },
  { header: 'What', role: 'product', confidence: 0.6, example: 'Tea' },
  { header: 'Note', role: null, confidence: 0, example: null },
] as const;

describe('columns of a file', () => {
  test('become the mapping that reads the file the same way', () => {
    expect(toMapping(readColumns([...answer], []))).toEqual({ date: 'Day', product: 'What' });
    expect(toMapping(nameColumns(['a', 'b']))).toEqual({});
  });

  test('say of a role that was taken away that no column has it', () => {
    const without = giveRole(readColumns([...answer], []), 0, null);
    expect(toMapping(without)).toEqual({ date: '', product: 'What' });
  });

  test('a role that is chosen twice moves', () => {
    const moved = giveRole(readColumns([...answer], []), 2, 'product');
    expect(moved.map(({ role }) => role)).toEqual(['date', null, 'product']);
    expect(giveRole(moved, 2, null).map(({ role }) => role)).toEqual(['date', null, null]);
  });

  test('remember what was found before somebody chose', () => {
    const first = readColumns([...answer], []);
    const chosen = answer.map((column) => ({ ...column, confidence: 1 }));
    expect(readColumns(chosen, first).map(({ found }) => found)).toEqual([
      { role: 'date', isGuess: false },
      { role: 'product', isGuess: true },
      null,
    ]);
    expect(readColumns(chosen, nameColumns(['Day', 'What', 'Note']))[1]?.found).toBeNull();
  });
});
