import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { number } from '../engine/columns';
import { openTestLines } from '../server/testing/open-lines';
import { findOverlap } from './find-overlap';
import type { IngestOptions } from './ingest';
import { canOverlap, comparisonOf } from './overlap';
import { files } from './testing/files';

const lines = openTestLines();
afterAll(() => lines.close());

/** What becomes of the last of some files when the others are stored. */
async function append(texts: string[], options: IngestOptions = {}) {
  const cleaned = texts.map((text) => lines.clean(text, options));
  const added = cleaned.at(-1);
  if (added === undefined) throw new Error('There is no file.');
  const parts = cleaned.map(({ part }) => part);
  const found = await findOverlap(
    lines.openParts(parts),
    comparisonOf(cleaned),
    parts.map(({ profile }) => profile),
  );
  const { known, overlap } = found;
  const left = lines.clean(texts.at(-1) ?? '', { ...options, known });
  return { overlap, left, all: lines.openParts([...parts.slice(0, -1), left.part]) };
}

const header = 'receipt,date,product,quantity,price\n';
const stored = `${header}R1,2024-03-01,Tea,1,2.50
R1,2024-03-01,Tea,1,2.50
R1,2024-03-01,Cake,1,4.00
R2,2024-03-02,Tea,2,2.50
`;

test.each([
  ['the same lines', stored, { new: 0, present: 4, changed: 0, stored: 4 }],
  ['a line more', `${stored}R3,2024-03-02,Tea,1,2.50\n`, { new: 1, present: 4, changed: 0, stored: 4 }],
  ['a third of two equal lines', `${stored}R1,2024-03-01,Tea,1,2.50\n`, { new: 1, present: 4, changed: 0, stored: 4 }],
  ['another quantity', stored.replace('Tea,2,', 'Tea,3,'), { new: 0, present: 3, changed: 1, stored: 4 }],
  ['finer decimals', stored.replaceAll('2.50', '2.50000'), { new: 0, present: 4, changed: 0, stored: 4 }],
  ['one day of two', `${header}R2,2024-03-02,Tea,2,2.50\n`, { new: 0, present: 1, changed: 0, stored: 1 }],
  ['other sales', `${header}R8,2024-03-01,Tea,1,2.50\n`, { new: 1, present: 0, changed: 0, stored: 3 }],
  [
    'other columns in another order',
    'price,product,quantity,date,receipt,category\n4.00,Cake,1,2024-03-01,R1,Bakery\n2.00,Pie,1,2024-03-01,R1,Bakery\n',
    { new: 1, present: 1, changed: 0, stored: 3 },
  ],
  ['no ids', 'date,product,quantity,price\n2024-03-01,Tea,3,2.50\n', { new: 1, present: 0, changed: 0, stored: 3 }],
])('%s are told from new lines', async (_what, added, overlap) => {
  const found = await append([stored, added]);
  expect(found.overlap).toEqual({ ...overlap, isCertain: true });
  const { rows, rejects } = found.left.understanding;
  expect(rows).toMatchObject({ kept: overlap.new, rejected: overlap.present + overlap.changed });
  expect(Object.fromEntries(rejects.map(({ code, count }) => [code, count]))).toEqual({
    ...(overlap.present && { ALREADY_STORED: overlap.present }),
    ...(overlap.changed && { CHANGED_LINE: overlap.changed }),
  });
});

test('files are compared only by what both can tell', () => {
  const compare = (...texts: string[]) => comparisonOf(texts.map((text) => lines.clean(text))).columns;
  expect(compare(stored, stored)).toContain('transaction_key');
  expect(compare(stored, files.customers ?? '')).not.toContain('transaction_key');
  expect(compare(files.restarts ?? '', stored)).not.toContain('transaction_key');
  expect(compare(files.restarts ?? '', files.restarts ?? '')).toContain('transaction_key');
  const noDates = 'product,quantity,price\nTea,1,2.50\n';
  const ranges = [stored, stored.replaceAll('2024-03', '2024-04'), noDates].map((text) => lines.clean(text).profile);
  const [march, april, undated] = ranges;
  if (!march || !april || !undated) throw new Error('three profiles');
  expect([canOverlap(march, march), canOverlap(march, april), canOverlap(march, undated)]).toEqual([
    true,
    false,
    false,
  ]);
  expect(canOverlap(undated, undated)).toBe(true);
});

test('of a file that holds another one, whatever its shape, only the rest is added', async () => {
  for (const [name, text] of Object.entries(files)) {
    const rows = text.split(/(?<=\n)/);
    const first = rows.slice(0, name === 'basketLines' ? 16 : 9).join('');
    const whole = lines.clean(text);
    const found = await append([first, text]);
    expect(found.overlap.isCertain, name).toBe(!['wide', 'basketLines'].includes(name));
    const sum = async (of: typeof found.all) =>
      of.query('SELECT count(*) AS lines, sum(amount) AS amount, sum(quantity) AS units FROM sale_line', [], {
        lines: number,
        amount: number.nullable(),
        units: number.nullable(),
      });
    expect(await sum(found.all), name).toEqual(await sum(lines.openParts([whole.part])));
    const { rows: counts, revenueExact } = found.left.understanding;
    expect(counts.kept + counts.rejected, name).toBe(whole.understanding.rows.read);
    const [left] = await sum(lines.openParts([found.left.part]));
    expect(left?.lines, name).toBe(counts.saleLines);
    if (revenueExact !== null) expect(left?.amount, name).toBe(Number(revenueExact));
  }
});

test('stored and added lines make the union of two multisets, so nothing counts twice and nothing is lost', async () => {
  const line = fc.constantFrom('R1,2024-03-01,Tea,1,2.50', 'R1,2024-03-01,Cake,1,4.00', 'R2,2024-03-02,Tea,2,2.50');
  const list = fc.array(line, { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(list, list, fc.boolean(), async (before, after, dropDuplicates) => {
      const csv = (list: string[]) => `${header}${list.join('\n')}\n`;
      const found = await append([csv(before), csv(after)], { dropDuplicates });
      const counts = (list: string[]) =>
        new Map(list.map((one) => [one, list.filter((other) => other === one).length]));
      const [a, b] = [before, after].map((list) => counts(dropDuplicates ? [...new Set(list)] : list));
      const union = [...new Set([...before, ...after])].reduce(
        (sum, one) => sum + Math.max(a?.get(one) ?? 0, b?.get(one) ?? 0),
        0,
      );
      const [all] = await found.all.query('SELECT count(*) AS n FROM sale_line', [], { n: number });
      expect(all?.n).toBe(union);
    }),
    { numRuns: 30 },
  );
});

test('without days or ids lines are counted as well, but it stays open whether they are the same sales', async () => {
  const undated = 'product,quantity,price\nTea,1,2.50\nTea,1,2.50\nCake,2,4.00\n';
  const { overlap } = await append([undated, `${undated}Pie,1,3.00\n`]);
  expect(overlap).toEqual({ new: 1, present: 3, changed: 0, stored: 3, isCertain: false });
  const baskets = 'Milk,Bread\nMilk,Tea\nTea\nBread,Milk,Tea\nMilk\nBread,Eggs\nEggs,Milk\nTea,Eggs\n';
  const others = 'Milk,Bread\nEggs\nBread,Tea\nMilk,Eggs,Bread\nBread,Milk\nTea\n';
  const found = await append([baskets, others]);
  // Line by line all but one Bread are there; of the baskets only Milk with Bread, once, and Tea.
  expect(found.overlap).toMatchObject({ new: 8, present: 3, isCertain: false });
});
