import { describe, expect, test } from 'vitest';
import { memorySource } from '../memory';
import { refusalOf } from '../testing/read';
import { takeFirstLook } from './first-look';

const look = (file: string | Buffer) => takeFirstLook(memorySource(Buffer.from(file)));
const header = 'date,receipt,product,quantity,price\n';
const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => `2024-01-${10 + (index % 20)},R${index},Tea and cake,1,2.50\n`).join('');

describe('the first look', () => {
  test('at a small file is its receipt', () => {
    const found = look(header + lines(3));
    expect(found?.rows.kept).toBe(3);
    expect(found?.dateRange).toEqual({ from: '2024-01-10', to: '2024-01-12' });
    expect(found?.columns.map(({ role }) => role)).toEqual([
      'date',
      'transactionId',
      'product',
      'quantity',
      'unitPrice',
    ]);
  });

  test.each(['utf8', 'utf16le'] as const)('at a large one ends with a whole line (%s)', (encoding) => {
    const found = look(Buffer.from(header + lines(20_000), encoding));
    expect(found?.rows.read).toBeGreaterThan(1000);
    expect(found?.rows.read).toBeLessThan(10_000);
    expect(found?.rows.rejected).toBe(0);
  });

  test('waits for what is packed, cannot be told from the beginning, or can be mapped', () => {
    expect(look(Buffer.from('1f8b0800', 'hex'))).toBeNull();
    expect(look(`a,b\n${'1,2\n'.repeat(100_000)}`)).toBeNull();
    expect(look(`product,price\n${'Tea,$1\nTea,€2\n'.repeat(50_000)}`)).toBeNull();
    expect(look('day,what\n2024-01-10,Tea\n')).toBeNull();
    expect(look('1,2\n3,4\n')).toBeNull();
    expect(look('product,price\nTea,$1\nTea,€2\n')).toBeNull();
  });

  test.each([
    ['an image of any size', Buffer.concat([Buffer.from('89504e47', 'hex'), Buffer.alloc(400_000)]), 'NOT_CSV'],
    ['no text', '', 'EMPTY_FILE'],
    ['no sales', 'product,quantity\n', 'NO_DATA_ROWS'],
    ['bytes that are no letters', Buffer.alloc(400_000, 0x01), 'NOT_CSV'],
  ])('refuses %s for certain', (_, file, reason) => {
    expect(refusalOf(() => look(file))).toMatchObject({ reason });
  });
});
