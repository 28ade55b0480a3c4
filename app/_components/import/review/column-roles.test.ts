import { describe, expect, test } from 'vitest';
import type { Receipt } from '@/lib/api/ingest';
import { giveRole, readColumns, refusedColumns, toMapping } from './column-roles';

const unread = { example: null, examples: [] };
const answer: Receipt['columns'] = [
  { header: 'Day', role: 'date', confidence: 0.98, ...unread },
  { header: 'What', role: 'product', confidence: 0.6, ...unread },
  { header: 'Note', role: null, confidence: 0, ...unread },
];

const problem = { type: '', title: '', status: 422, detail: '', instance: '' };

describe('columns of a file', () => {
  test('become the mapping that reads the file the same way', () => {
    expect(toMapping(readColumns(answer, []))).toEqual({ date: 'Day', product: 'What' });
    expect(toMapping(refusedColumns({ ...problem, headers: ['a', 'b'] }))).toEqual({});
  });

  test('say of a role that was taken away that no column has it', () => {
    const without = giveRole(readColumns(answer, []), 0, null);
    expect(toMapping(without)).toEqual({ date: '', product: 'What' });
  });

  test('of a refused file keep the roles they were refused in, which can be taken away', () => {
    const examples = [[{ written: 'x', understood: null }], []];
    const columns = refusedColumns({ ...problem, headers: ['Day', 'What'], examples, mapping: { date: 'Day' } });
    expect(columns.map(({ role, examples }) => [role, examples.length])).toEqual([
      ['date', 1],
      [null, 0],
    ]);
    expect(toMapping(giveRole(columns, 0, null))).toEqual({ date: '' });
  });

  test('a role that is chosen twice moves', () => {
    const moved = giveRole(readColumns(answer, []), 2, 'product');
    expect(moved.map(({ role }) => role)).toEqual(['date', null, 'product']);
    expect(giveRole(moved, 2, null).map(({ role }) => role)).toEqual(['date', null, null]);
  });

  test('remember what was found before somebody chose', () => {
    const first = readColumns(answer, []);
    const chosen = answer.map((column) => ({ ...column, confidence: 1 }));
    expect(readColumns(chosen, first).map(({ found }) => found)).toEqual([
      { role: 'date', isGuess: false },
      { role: 'product', isGuess: true },
      null,
    ]);
    expect(readColumns(chosen, refusedColumns({ ...problem, headers: ['Day', 'What', 'Note'] }))[1]?.found).toBeNull();
  });
});
