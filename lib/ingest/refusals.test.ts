import { describe, expect, test } from 'vitest';
import type { IngestOptions } from './ingest';
import { read, refusalOf } from './testing/read';

const refusal = (file: string | Uint8Array, options: IngestOptions = {}) => refusalOf(() => read(file, options));

const header = 'transaction_id,date,product,category,quantity,unit_price,customer_id\n';
const line = (id: number, more = '') => `T${id},2024-01-05,Tea${more},Drinks,2,1.50,C1\n`;

describe('refusals', () => {
  test.each([
    ['', 'EMPTY_FILE'],
    [' \n\t\n', 'EMPTY_FILE'],
    [',,,\n,,,\n', 'EMPTY_FILE'],
    [header, 'NO_DATA_ROWS'],
    [line(1) + line(2), 'NO_HEADER'],
    ['notes\nhello\n', 'MISSING_COLUMN'],
    ['product,product\nTea,Milk\n', 'DUPLICATE_HEADER'],
    [`product,${'x'.repeat(2_000)}\nTea,1\n`, 'HEADER_TOO_LONG'],
    [`product${',a'.repeat(1_000)}\n`, 'TOO_MANY_COLUMNS'],
    ['product,quantity\nTea,abc\n', 'NO_VALID_ROWS'],
    ['product,quantity,price\nTea,1,£1\nMilk,1,€1\n', 'MIXED_CURRENCY'],
  ])('%j is refused', (file, reason) => {
    expect(refusal(file)).toMatchObject({ code: 'unreadable_file', reason });
  });

  test.each([
    [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a], 'PNG'],
    [[0x50, 0x4b, 3, 4], 'zip'],
    [[...new TextEncoder().encode('%PDF-1.7')], 'PDF'],
    [[...new TextEncoder().encode('<!DOCTYPE html><html>')], 'web page'],
    [[...new TextEncoder().encode('[{"product": "Tea"}]')], 'JSON'],
    [
      [...new TextEncoder().encode("-- dump\nINSERT INTO sales (date, product) VALUES\n('2024-01-05','Tea'),\n")],
      'SQL',
    ],
    [[...new TextEncoder().encode('ID3\u0003'), 0, 0], 'sound'],
    [[0, 0, 0, 24, ...new TextEncoder().encode('ftypheic')], 'photo'],
    [Array<number>(500).fill(1), 'binary'],
    [Array<number>(500).fill(0xa5), 'binary'],
  ])('bytes %j are no CSV', (bytes, name) => {
    const refused = refusal(Uint8Array.from(bytes));
    expect(refused).toMatchObject({ code: 'unsupported_file', reason: 'NOT_CSV' });
    expect(refused?.detail).toContain(name);
  });

  test('a mapping that names no column is the caller’s mistake', () => {
    expect(refusal('a,b\nTea,1\n', { mapping: { product: 'c' } })?.code).toBe('invalid_input');
    const mapped = read('a,b\nTea,1\n', { mapping: { product: 'a', quantity: 'b' } });
    expect(mapped.columns).toMatchObject([
      { role: 'product', confidence: 1 },
      { role: 'quantity', confidence: 1 },
    ]);
  });
});
