import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { toDayNumber } from '../sales/calendar';
import { everything, type Filter } from '../sales/filter';
import { openTestLines } from '../server/testing/open-lines';
import { doubles, integers, number, text } from './columns';
import { createEngine } from './engine';
import { readProfile } from './profile';
import { where } from './where';

const lines = openTestLines();
afterAll(() => lines.close());

const tea = 'date,product,quantity,unit_price\n2024-03-01,Tea,2,3.5\n';

test('parts with decimals of different scale add up exactly', async () => {
  const opened = lines.open(tea, 'date,product,quantity,unit_price\n2024-03-02,Tea,3,0.123456789\n');
  const [sum] = await opened.query('SELECT CAST(sum(amount) AS VARCHAR) AS exact FROM sale_line', [], { exact: text });
  expect(sum?.exact).toBe('7.370370367');
  expect(opened.profile).toMatchObject({ rows: 2, from: '2024-03-01', to: '2024-03-02' });
});

test('a wide part beside a narrow one of finer scale keeps every digit', async () => {
  const wide = 'date,product,quantity,unit_price\n2024-03-01,Gold,1000000,999999999.5\n';
  const fine = 'date,product,quantity,unit_price\n2024-03-01,Dust,1,0.000123\n';
  for (const texts of [
    [wide, fine],
    [fine, wide],
  ]) {
    const opened = lines.open(...texts);
    const [sum] = await opened.query('SELECT CAST(sum(amount) AS VARCHAR) AS exact FROM sale_line', [], {
      exact: text,
    });
    expect(Number(sum?.exact.split('.')[0])).toBe(999_999_999_500_000);
    expect(sum?.exact).toMatch(/\.000123/);
  }
});

test('a part written before discount and cost were stored has none, beside one that does', async () => {
  const { part } = lines.clean('product,quantity,price,discount,total\nTea,2,5,1,9\n');
  const older = join(lines.folder, 'older');
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.run(
    `COPY (SELECT * EXCLUDE (discount, cost) FROM read_parquet('${part.path}')) TO '${older}' (FORMAT parquet)`,
  );
  const { columns } = part.profile;
  const profile = { ...part.profile, columns: columns.filter((name) => name !== 'discount') };
  const opened = lines.openParts([{ ...part, path: older, profile }, part]);
  const rows = await opened.query('SELECT part, discount, cost, amount FROM sale_line ORDER BY part', [], {
    part: number,
    discount: number.nullable(),
    cost: number.nullable(),
    amount: number,
  });
  expect(rows).toEqual([
    { part: 0, discount: null, cost: null, amount: 9 },
    { part: 1, discount: 1, cost: null, amount: 9 },
  ]);
});

test('lines on hidden days do not count, and lines without a day cannot be hidden', async () => {
  const march = lines.clean(`date,product,category,quantity,unit_price
2024-03-01,Tea,,1,1
2024-03-02,Tea,Drinks,2,1
2024-03-03,Tea,,4,1
2024-03-04,Tea,,8,1
`);
  const undated = lines.clean('product,quantity,unit_price\nTea,16,1\n');
  const hidden = [
    { from: '2024-03-02', to: '2024-03-02' },
    { from: '2024-03-04', to: '2024-03-31' },
  ];
  const parts = [march, undated].map(({ part }) => ({ ...part, hidden }));
  const units = async (of: typeof parts) =>
    (await lines.openParts(of).query('SELECT sum(quantity) AS n FROM sale_line', [], { n: number.nullable() }))[0]?.n;
  expect(await units(parts)).toBe(1 + 4 + 16);
  expect(await readProfile(lines.openParts(parts.slice(0, 1)))).toEqual({
    ...march.profile,
    rows: 2,
    to: '2024-03-03',
    columns: march.profile.columns.filter((column) => column !== 'category'),
  });
  const everything = [{ ...march.part, hidden: [{ from: '2024-01-01', to: '2024-12-31' }] }];
  expect(await readProfile(lines.openParts(everything))).toMatchObject({ rows: 0, from: null, to: null, columns: [] });
});

test('several versions are open at once, each with its own lines', async () => {
  const opened = ['Tea', 'Coffee', 'Cake', 'Bread', 'Milk'].map((name) => lines.open(tea.replace('Tea', name)));
  const answers = await Promise.all(
    [...opened, ...opened].map((one) => one.query('SELECT product FROM sale_line', [], { product: text })),
  );
  expect(answers.map(([row]) => row?.product)).toEqual([
    ...['Tea', 'Coffee', 'Cake', 'Bread', 'Milk'],
    ...['Tea', 'Coffee', 'Cake', 'Bread', 'Milk'],
  ]);
});

test('no file beside the parts can be read or written, and no setting changed', async () => {
  const secret = join(tmpdir(), `shelfwise-secret-${process.pid}.csv`);
  writeFileSync(secret, 'a,b\n1,2\n');
  onTestFinished(() => rmSync(secret));
  const opened = lines.open(tea);
  for (const sql of [
    `SELECT * FROM read_csv('${secret}')`,
    `SELECT * FROM '${secret}'`,
    `SELECT content FROM read_text('${secret}')`,
    `COPY (SELECT 1) TO '${secret}'`,
    `ATTACH '${secret}.db'`,
    `INSTALL httpfs`,
    `SET memory_limit = '100GB'`,
    `SET enable_external_access = true`,
  ])
    await expect(opened.query(sql, [], {}), sql).rejects.toThrow();
  await expect(
    lines.engine
      .open({ id: 'elsewhere', parts: [{ path: secret, profile: opened.profile, hidden: [] }] })
      .query('SELECT 1 FROM sale_line', [], {}),
  ).rejects.toThrow();
  await expect(lines.engine.check()).resolves.toBeUndefined();
});

test('names are values, whatever they hold', async () => {
  const names = ["'; DROP TABLE sale_line; --", '%', '_', '__proto__', '\\', '$1', '🍰 gâteau', '(none)'];
  const rows = names.map((name) => `2024-03-01,"${name}",1,1`);
  const opened = lines.open(`date,product,quantity,unit_price\n${rows.join('\n')}\n`);
  for (const name of names) {
    const { sql, parameters } = where({ ...everything, product: [name] });
    const found = await opened.query(`SELECT product FROM sale_line WHERE ${sql}`, parameters, { product: text });
    expect(found.map(({ product }) => product)).toEqual([name]);
  }
});

test('a filter is both days inclusive, any of the names, and lines without a name by (none)', async () => {
  const opened = lines.open(`date,product,category,quantity,unit_price
2024-03-01,Tea,Drinks,1,1
2024-03-02,Cake,Bakery,1,1
2024-03-03,Bag,,1,1
`);
  const count = async (filter: Partial<Filter>) => {
    const { sql, parameters } = where({ ...everything, ...filter });
    const [row] = await opened.query(`SELECT count(*) AS n FROM sale_line WHERE ${sql}`, parameters, { n: number });
    return row?.n;
  };
  expect(await count({ from: '2024-03-01', to: '2024-03-02' })).toBe(2);
  expect(await count({ category: ['Drinks', 'Bakery'] })).toBe(2);
  expect(await count({ category: ['(none)'] })).toBe(1);
  expect(await count({ from: '2024-03-02', category: ['Drinks'] })).toBe(0);
});

test('weekdays, hours and text in names meet the other filters', async () => {
  const opened = lines.open(`date,time,product,quantity,unit_price
2024-03-04,09:00:00,Café crème,1,1
2024-03-04,09:59:59,CAFE_noir,1,1
2024-03-10,10:00:00,Tea 100%,1,1
2024-03-11,,Café,1,1
`);
  const find = async (filter: Partial<Filter>) => {
    const { sql, parameters } = where({ ...everything, ...filter });
    const found = await opened.query(`SELECT product FROM sale_line WHERE ${sql}`, parameters, { product: text });
    return found.map(({ product }) => product).sort();
  };
  expect(await find({ weekday: [1] })).toEqual(['CAFE_noir', 'Café', 'Café crème']);
  expect(await find({ weekday: [7, 2] })).toEqual(['Tea 100%']);
  expect(await find({ hour: [9] })).toEqual(['CAFE_noir', 'Café crème']);
  expect(await find({ hour: [10, 23] })).toEqual(['Tea 100%']);
  expect(await find({ search: 'cafe' })).toEqual(['CAFE_noir', 'Café', 'Café crème']);
  expect(await find({ search: 'CAFÉ', hour: [9], weekday: [1] })).toEqual(['CAFE_noir', 'Café crème']);
  expect(await find({ search: '%' })).toEqual(['Tea 100%']);
  expect(await find({ search: '_' })).toEqual(['CAFE_noir']);
  expect(await find({ search: "'" })).toEqual([]);
});

test('columns of decimals and days are read as the numbers next to them', async () => {
  const asked = [
    ['-0.0007', '-12345678901234567890.25', '1969-12-31'],
    ['92233720368547.5807', '-0.25', '2024-02-29'],
    ['-4294967.2961', '42949672.97', '1970-01-01'],
  ] as const;
  const rows = asked.map(
    ([short, long, day]) => `(CAST('${short}' AS DECIMAL(18, 4)), CAST('${long}' AS DECIMAL(38, 2)), DATE '${day}')`,
  );
  const read: [number, number, number][] = [];
  await lines
    .open(tea)
    .stream(
      `SELECT short, long, day FROM (VALUES ${rows.join(', ')}) AS value(short, long, day)`,
      [],
      { short: doubles, long: doubles, day: integers },
      ({ short, long, day }) => {
        for (const [at, one] of short.entries()) read.push([one, long[at] ?? 0, day[at] ?? 0]);
      },
    );
  expect(read).toEqual(asked.map(([short, long, day]) => [Number(short), Number(long), toDayNumber(day)]));
});

test('a question that takes too long is ended, and the next one is answered', async () => {
  const folders = { partsDirectories: [lines.folder], temporaryDirectory: tmpdir() };
  const hasty = createEngine({ ...folders, memoryLimitMb: 256, threads: 1, deadlineSeconds: 1 });
  const opened = hasty.open({ id: 'slow', parts: [lines.clean(tea).part] });
  const slow = 'SELECT count(*) AS n FROM range(100000) AS a, range(10000000) AS b WHERE a.range * b.range % 7 = 1';
  await expect(opened.query(slow, [], { n: number })).rejects.toThrow(/takes longer than 1 seconds/);
  expect(await opened.query('SELECT 1 AS n', [], { n: number })).toEqual([{ n: 1 }]);
  hasty.close();
});

test('lines among which questions are asked often are the same lines', async () => {
  const rows = Array.from({ length: 100_000 }, (_, index) => {
    const day = String((index % 28) + 1).padStart(2, '0');
    return `2024-02-${day},${index % 1000 === 0 ? "Baker's" : 'Tea'},${index % 7},1`;
  });
  const opened = lines.open(`date,product,quantity,unit_price\n${rows.join('\n')}\n`);
  const filter: Filter = { ...everything, from: '2024-02-08', search: 'BAKER' };
  const among = await opened.among(filter);
  expect(among).not.toBe(opened);
  expect(await opened.among({ ...everything, from: '2024-02-08' })).toBe(opened);
  const { sql, parameters } = where(filter);
  const question = `SELECT count(*) AS n, sum(quantity) AS units, count(DISTINCT product) AS products FROM sale_line WHERE ${sql}`;
  const row = { n: number, units: number, products: number };
  const expected = await opened.query(question, parameters, row);
  expect(expected[0]?.products).toBe(1);
  expect(await among.query(question, parameters, row)).toEqual(expected);
  expect(await among.query('SELECT count(*) AS n FROM sale_line', [], { n: number })).toEqual([{ n: 100 }]);
  const products = [
    'SELECT product, count(*) AS n FROM sale_line WHERE quantity < $1 GROUP BY product',
    ['7'],
  ] as const;
  const table = await opened.table(products[0], [...products[1]]);
  const counted = await opened.query(`SELECT n FROM ${table} ORDER BY n`, [], { n: number });
  expect(counted).toEqual([{ n: 100 }, { n: 99_900 }]);
  expect(await opened.table(products[0], [...products[1]])).toBe(table);
  expect(await lines.open('date,product,quantity\n2024-01-01,Tea,1\n').table(products[0], [...products[1]])).toBeNull();
});
