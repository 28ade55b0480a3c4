import { closeSync, openSync, readSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import type { SaleLines } from '../engine/engine';
import { everything, type Filter } from '../sales/filter';
import { openTestLines } from '../server/testing/open-lines';
import type { Baskets } from './itemsets/baskets';
import { BasketCollector } from './itemsets/collector';
import { readBasketLines } from './read-baskets';
import { addCodedLines, findCodedLines } from './read-coded';

const shop = openTestLines();
afterAll(() => shop.close());

/** What lines may lack, names of several bytes, receipts whose lines are apart, one product twice, money back, and no receipt. */
const odd = `invoice,date,product,quantity,amount
A1,2024-03-01,Tea,2,7.00
A2,2024-03-02,Käse,1,3.5
A1,2024-03-01,Cake,1,4.25
A1,2024-03-01,Tea,1,3.50
A3,2024-03-04,Tea,-1,-3.50
,2024-03-04,Cake,1,4.25
A4,2024-03-04,Cake,,4.25
A5,2024-03-09,Tea,0.5,
A5,2024-03-09,Käse,3,10.50
`;
const undated = 'invoice,product\nA1,Tea\nA1,Cake\nA2,Tea\n';
const alike = 'invoice,date,product,quantity,amount\nA1,2024-03-01,Tea,1,2.00\nA1,2024-03-01,Tea,1,2.00\n';
/** Amounts that are too many for a list, and one beyond 64 bits. */
const lines = (count: number) =>
  Array.from({ length: count }, (_, line) => `B${line >> 2},2024-04-0${(line % 9) + 1},P${line % 7},1,${line}.01\n`);
const various = `invoice,date,product,quantity,amount\n${lines(3000).join('')}`;
const wide = `${various}C1,2024-04-01,P1,1,12345678901234567890.123\n`;

function readBytes(path: string, start: number, into: Uint8Array): void {
  const file = openSync(path, 'r');
  readSync(file, into, 0, into.length, start);
  closeSync(file);
}

async function readBoth(opened: SaleLines, filter: Filter) {
  const [streamed, coded] = [new BasketCollector(), new BasketCollector()];
  await readBasketLines(opened, filter, 'product', (block) => streamed.add(block));
  const found = await findCodedLines(opened, filter, 'product');
  if (found === null) throw new Error('These lines can be read from their files.');
  addCodedLines(coded, found, readBytes);
  return { streamed: tell(streamed.finish()), coded: tell(coded.finish()) };
}

/** Receipts with their day, and what they hold, in an order of their own. */
function tell({ transactions, firsts, contents, keys, amounts, units, days, starts, holders, places }: Baskets) {
  const receipts = Array.from({ length: transactions }, (_, transaction) => {
    const own = Array.from(contents.subarray(firsts[transaction], firsts[transaction + 1]), (item, index) => {
      const place = (firsts[transaction] ?? 0) + index;
      return `${keys[item]} ${amounts?.[place]} ${units?.[place]}`;
    });
    return `${days?.[transaction]}: ${own.sort().join(', ')}`;
  });
  const isLinked = Array.from(holders.keys()).every((at) => contents[places[at] ?? -1] !== undefined);
  return { receipts: receipts.sort(), isLinked, linked: starts.at(-1) };
}

const filters: [string, Partial<Filter>][] = [
  ['all', {}],
  ['some days', { from: '2024-03-02', to: '2024-04-03' }],
  ['weekdays', { weekday: [1, 6] }],
];

test.each(filters)('the lines of files are those that the engine reads: %s', async (_, chosen) => {
  const filter = { ...everything, ...chosen };
  const parts = [odd, various, wide].map((text) => shop.clean(text).part);
  const [first] = parts;
  const hidden = first && { ...first, hidden: [{ from: '2024-03-02', to: '2024-03-04' }] };
  const again = shop.clean(odd).part;
  const all = [...parts.map((part) => [part]), parts, [...parts, again], hidden ? [hidden, ...parts.slice(1)] : []];
  const undatedLines = [undated, alike].map((text) => shop.open(text));
  for (const opened of [...all.map((several) => shop.openParts(several)), ...undatedLines]) {
    const { streamed, coded } = await readBoth(opened, filter);
    expect(coded).toEqual(streamed);
  }
});

test('lines that are more than days of files are asked for', async () => {
  const opened = shop.open(odd);
  const ask = (chosen: Partial<Filter>) => findCodedLines(opened, { ...everything, ...chosen }, 'product');
  expect(await ask({ product: ['Tea'] })).toBeNull();
  expect(await ask({ search: 'tea' })).toBeNull();
  expect(await ask({ hour: [9] })).toBeNull();
  expect(await findCodedLines(opened, everything, 'category')).toBeNull();
  const { part } = shop.clean(odd);
  const lens = { filter: everything, amountFactor: null };
  expect(await findCodedLines(shop.engine.open({ id: 'seen', parts: [part], lens }), everything, 'product')).toBeNull();
  const path = `${shop.folder}/compressed`;
  await shop.engine.open({ id: 'saved', parts: [part] }).save('SELECT * FROM sale_line', path);
  expect(await findCodedLines(shop.openParts([{ ...part, path }]), everything, 'product')).toBeNull();
});
