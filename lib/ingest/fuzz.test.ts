import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { files } from './testing/files';
import { query, read, refusalOf } from './testing/read';

const telling = fc.constantFrom(...new TextEncoder().encode('"\n\r,;\t|.0-x #=\0'), 0xff, 0xef, 0xc3);

/** Some bytes of a file set, taken out or put in. */
const damage = fc.array(fc.tuple(fc.constantFrom('set', 'cut', 'put'), fc.nat(), fc.oneof(telling, fc.nat(255))), {
  minLength: 1,
  maxLength: 12,
});

describe.each(Object.entries(files))('kept and rejected rows add up under any damage of %s', (name, text) => {
  test('which is accepted without it', () => {
    const { rows } = read(text);
    expect(rows.kept).toBeGreaterThan(5);
    expect(rows.rejected).toBe(name === 'amazon' ? 4 : 0);
  });

  test('and nothing but a refusal is thrown', () => {
    fc.assert(
      fc.property(damage, (changes) => {
        const bytes = [...new TextEncoder().encode(text)];
        for (const [how, at, byte] of changes)
          bytes.splice(at % bytes.length, how === 'put' ? 0 : 1, ...(how === 'cut' ? [] : [byte]));
        expectBalance(Uint8Array.from(bytes));
      }),
      { numRuns: 40 },
    );
  });
});

function expectBalance(bytes: Uint8Array): void {
  let result: ReturnType<typeof read> | null = null;
  const refused = refusalOf(() => {
    result = read(bytes);
  });
  if (result === null) {
    expect(refused?.reason).toBeDefined();
    return;
  }
  const { rows, rejects, part, profile, rejectsCsv }: ReturnType<typeof read> = result;
  expect(rows.kept).toBeGreaterThan(0);
  expect(rows.kept + rows.rejected).toBe(rows.read);
  expect(rows.saleLines).toBeGreaterThanOrEqual(rows.kept);
  expect(profile.rows).toBe(rows.saleLines);
  expect(rejects.reduce((sum, { count }) => sum + count, 0)).toBe(rows.rejected);
  expect(rejectsCsv).toMatch(/^\ufeffline([,;\t|])reason\1column\1code\1text\1/);
  expect(new TextDecoder().decode(part.subarray(-4))).toBe('PAR1');
}

const cell = (value: unknown) => `"${String(value ?? '').replaceAll('"', '""')}"`;

/** The lines of a part as a file. */
async function written(part: Uint8Array): Promise<string> {
  const rows = await query(
    part,
    `SELECT transaction_id, day::VARCHAR date, product, category, customer_id, quantity::VARCHAR quantity,
      unit_price::VARCHAR unit_price, amount::VARCHAR amount FROM $part`,
  );
  const lines = rows.map((row) => Object.values(row).map(cell).join(','));
  return [Object.keys(rows[0] ?? {}).join(','), ...lines, ''].join('\n');
}

test('cleaning twice equals once', async () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => /\p{L}/u.test(text));
  const line = fc.tuple(
    name,
    fc.constantFrom(' ', '\u00a0', ''),
    fc.integer({ min: -99, max: 99 }),
    fc.integer({ min: 0, max: 9_999 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 8 }), async (lines) => {
      const text = lines.map(([product, blank, quantity, cents], index) =>
        [`T${index}`, `5/${1 + index}/24`, blank + product, 'c', 'C1', quantity, `$${cents / 100}`, '']
          .map(cell)
          .join(','),
      );
      const header = 'transaction_id,date,product,category,customer_id,quantity,unit_price,amount\n';
      const once = read(`${header}${text.join('\n')}\n`);
      const first = await written(once.part);
      const twice = read(first);
      expect(await written(twice.part)).toBe(first);
      expect(twice.rows).toMatchObject({ kept: once.rows.kept, rejected: 0 });
      expect(twice.revenueExact).toBe(once.revenueExact);
    }),
    { numRuns: 20 },
  );
});
