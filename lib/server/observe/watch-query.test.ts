import { expect, test } from 'vitest';
import { withoutValues } from './watch-query';

test('a statement is told on one line, without the texts in it', () => {
  const statement = `SELECT 1\n  FROM sale_line WHERE product = 'O''Brien''s tea' AND day >= DATE '2024-03-01' AND store = $1`;
  expect(withoutValues(statement)).toBe('SELECT 1 FROM sale_line WHERE product = ? AND day >= DATE ? AND store = $1');
});
