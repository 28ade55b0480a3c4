import { describe, expect, test } from 'vitest';
import { codes, query, read, refusalOf } from './testing/read';

const linesOf = (part: Uint8Array) =>
  query(part, 'SELECT transaction_id t, product p, quantity::DOUBLE q, amount::DOUBLE a FROM $part');

describe('a cell that lists a basket', () => {
  test.each([
    ['Milk;Bread ; Eggs;', 'Bread;Milk'],
    ['Milk|Bread|Eggs', 'Bread'],
    ['"Milk, Bread, Eggs"', '"Bread, Milk"'],
    ['"1× Milk, 1× Bread, 1x Eggs"', '1× Bread'],
    ["\"['Milk', 'Bread', 'Eggs']\"", '"[\'Bread\']"'],
    ['Milk + Bread + Eggs', 'Bread'],
    ['"Milk\nBread\nEggs"', 'Bread'],
  ])('%s', async (first, second) => {
    const result = read(`receipt,items\n7,${first}\n8,${second}\n`);
    expect(result.dialect.format).toBe('baskets');
    expect(result.rows).toMatchObject({ read: 2, kept: 2, rejected: 0, saleLines: result.profile.rows });
    expect((await linesOf(result.part)).slice(0, 4)).toEqual([
      { t: '7', p: 'Milk', q: 1, a: null },
      { t: '7', p: 'Bread', q: 1, a: null },
      { t: '7', p: 'Eggs', q: 1, a: null },
      { t: '8', p: 'Bread', q: 1, a: null },
    ]);
    expect(codes(result.warnings)).toEqual({ NO_DATE: 1, NO_PRICE: 1 });
  });

  test.each([
    ['Mug x 2, Bowl, blue x 1', 'Cup x 3'],
    ['Mug (2); Bowl, blue (1)', 'Cup (3)'],
    ['Mug ×2|Bowl, blue ×1', 'Cup ×3'],
    ['2 Mug; 1 Bowl, blue', '3 Cup'],
    ['2 Mug\n1 Bowl, blue', '3 Cup'],
  ])('counts its products before or after their names: %s', async (first, second) => {
    const result = read(`receipt,items\n7,"${first}"\n8,${second}\n`);
    expect((await linesOf(result.part)).map(({ t, p, q }) => `${t} ${q} ${p}`)).toEqual([
      '7 2 Mug',
      '7 1 Bowl, blue',
      '8 3 Cup',
    ]);
  });

  test.each([
    ['Eggs (6);Milk', 'Milk', ['1 Eggs (6)', '1 Milk', '1 Milk']],
    ['7 Up;Milk', '2% Milk', ['1 7 Up', '1 Milk', '1 2% Milk']],
    ['1 7 Up;2 Milk', '1 Milk', ['1 7 Up', '2 Milk', '1 Milk']],
    ['2% Milk;7 Up', '7 Up', ['1 2% Milk', '1 7 Up', '1 7 Up']],
  ])('keeps numbers that belong to names: %s', async (first, second, expected) => {
    const { part } = read(`receipt,items\n7,${first}\n8,${second}\n`);
    expect((await linesOf(part)).map(({ p, q }) => `${q} ${p}`)).toEqual(expected);
  });

  test('of hostile texts is read in time that grows with their length', () => {
    for (const text of ['x', ' ', '\n', '1 ', 'a ×'])
      expect(read(`receipt,items\n7,"a x 2, ${text.repeat(60_000 / text.length)}b x 2"\n8,c x 3\n`).rows.read).toBe(2);
  });

  test('counts its products, and its total belongs to one product only', async () => {
    const result = read(
      'Date,Order #,Product(s),Items sold,Net Sales\n2024-01-05,1,"2× Mug, 1× Bowl, blue",3,30.00\n2024-01-05,2,3 x Cup,3,4.50\n2024-01-06,3,,0,1.00\n2024-01-06,4,"1.5 x Cheese, 2x Total",3,\n',
    );
    expect(result.rows).toMatchObject({ read: 4, kept: 3, rejected: 1, saleLines: 5 });
    expect(result.rejects).toMatchObject([{ code: 'MISSING_PRODUCT', examples: [{ line: 4, column: 'Product(s)' }] }]);
    expect(await linesOf(result.part)).toEqual([
      { t: '1', p: 'Mug', q: 2, a: null },
      { t: '1', p: 'Bowl, blue', q: 1, a: null },
      { t: '2', p: 'Cup', q: 3, a: 4.5 },
      { t: '4', p: 'Cheese', q: 1.5, a: null },
      { t: '4', p: 'Total', q: 2, a: null },
    ]);
    expect(result).toMatchObject({ revenueExact: '4.5', revenueFrom: 'lineTotal' });
    expect(codes(result.warnings)).toEqual({ BASKET_TOTALS: 1 });
  });

  test('is found by its counts in a column of another name', async () => {
    const result = read('Date,Receipt number,Description\n2024-01-05,1,"1 x Tea, 2 x Cup"\n2024-01-05,2,1 x Tea\n');
    expect(result.columns[2]).toMatchObject({ role: 'items' });
    expect(await linesOf(result.part)).toHaveLength(3);
  });

  test('is found wherever it stands in a column that is called so', async () => {
    const single = (count: number) =>
      Array.from({ length: count }, (_, index) => `${index},Tea ${index % 9}\n`).join('');
    const result = read(`receipt,items\n${single(12_000)}a,Tea;Cup\n${single(6_000)}`);
    expect(result).toMatchObject({ dialect: { format: 'baskets' }, rows: { kept: 18_001, saleLines: 18_002 } });
    expect(result.rows).toEqual(read(`receipt,items\na,Tea;Cup\n${single(12_000)}${single(6_000)}`).rows);
    expect(await query(result.part, "SELECT product p FROM $part WHERE transaction_id = 'a'")).toEqual([
      { p: 'Tea' },
      { p: 'Cup' },
    ]);
  });

  test.each(['', '1,Cup,2,3.00\n'.repeat(9_000)])(
    'is none for a product that names two, where each has its price',
    (rest) => {
      const result = read(
        `receipt,items,quantity,price\n1,Tea,2,1.50\n${rest}1,Cup,1,2.00\n1,"Nuts, mixed",1,3.00\n${rest}`,
      );
      expect(result).toMatchObject({ dialect: { format: 'lines' }, revenueFrom: 'quantityTimesPrice' });
      expect(result.rows.saleLines).toBe(result.rows.kept);
    },
  );

  test('is none where every cell is one product, or a number of them', () => {
    const single = read('receipt,items\n1,Tea\n1,Cup\n2,Tea\n');
    expect(single).toMatchObject({ dialect: { format: 'lines' }, rows: { saleLines: 3 } });
    expect(read('receipt,product,items\n1,Tea,2\n').columns.map(({ role }) => role)).toEqual([
      'transactionId',
      'product',
      null,
    ]);
    expect(read('product,quantity\n"Nuts; mixed",1\nCup,2\n').dialect.format).toBe('lines');
  });

  test('without revenue in any line gives none', () => {
    const result = read('receipt,items,total\n1,Tea;Cup,3.00\n2,Tea;Pot,9.00\n');
    expect(result).toMatchObject({ revenue: null, revenueExact: null, revenueFrom: null });
    expect(result.profile.columns).not.toContain('amount');
  });

  test('rows repeated exactly are left out when asked', () => {
    const result = read('receipt,items\n1,Tea;Cup\n1,Tea;Cup\n', { dropDuplicates: true });
    expect(result.rows).toMatchObject({ read: 2, kept: 1, rejected: 1, duplicate: 1, saleLines: 2 });
  });

  test('many of them fill many row groups', async () => {
    const rows = Array.from({ length: 60_000 }, (_, index) => `${index},A${index % 9};B;C\n`).join('');
    const result = read(`receipt,items\n${rows}`);
    expect(result.rows).toMatchObject({ read: 60_000, kept: 60_000, saleLines: 180_000 });
    expect(
      await query(
        result.part,
        'SELECT count(*) n, count(DISTINCT transaction_id) t, count(DISTINCT product) p FROM $part',
      ),
    ).toEqual([{ n: '180000', t: '60000', p: '11' }]);
  });
});

describe('a column for each product of a basket', () => {
  test.each([
    'Item(s),Item 1,Item 2,Item 3\n2,Milk,Bread,\n3,Eggs,Milk,Tea\n1,Milk,,\n',
    'Product1,Product2,Product3\nMilk,Bread,\nEggs,Milk,Tea\nMilk,,\n',
  ])('%j', async (file) => {
    const result = read(file);
    expect(result.dialect.format).toBe('baskets');
    expect(result.rows).toMatchObject({ read: 3, kept: 3, saleLines: 6 });
    expect((await linesOf(result.part)).map(({ t, p }) => `${t} ${p}`)).toEqual([
      '2 Milk',
      '2 Bread',
      '3 Eggs',
      '3 Milk',
      '3 Tea',
      '4 Milk',
    ]);
  });
});

describe('a count for each product of a basket', () => {
  test('is that of its own number', async () => {
    const { part, rows, rejects } = read(
      'Order,Item 1,Qty 1,Item 2,Qty 2\n7,Milk,2,Bread,1\n8,Eggs,,Milk,12\n9,Tea,many,,\n9,Tea,1e308,,\n10,Tea,1.5,,0\n',
    );
    expect((await linesOf(part)).map(({ t, p, q }) => `${t} ${q} ${p}`)).toEqual([
      '7 2 Milk',
      '7 1 Bread',
      '8 1 Eggs',
      '8 12 Milk',
      '10 1.5 Tea',
    ]);
    expect(rows).toMatchObject({ read: 5, kept: 3, rejected: 2 });
    expect(codes(rejects)).toEqual({ BAD_QUANTITY: 1, OUT_OF_RANGE: 1 });
  });

  test.each([
    ['Item 1,Qty 1,Price 1,Item 2,Qty 2,Price 2', 'Tea,2,1.50,Cup,1,2.25'],
    ['Item 1,Item 2,Price 1,Price 2,Qty 1,Qty 2', 'Tea,Cup,1.50,2.25,2,1'],
    ['item1_name,item1_qty,item1_price,item2_name,item2_qty,item2_price', 'Tea,2,$1.50,Cup,,$2.25'],
    [
      'line_items.0.name,line_items.0.quantity,line_items.0.price,line_items.1.name,line_items.1.quantity,line_items.1.price',
      'Tea,2,1.50,Cup,1,2.25',
    ],
    ['Artikel 1,Menge 1,Gesamt 1,Artikel 2,Menge 2,Gesamt 2', 'Tea,2,"3,00",Cup,1,"2,25"'],
    ['Item 1,Qty 1,Price 1,Total 1,Item 2,Qty 2,Price 2,Total 2', 'Tea,2,1.50,3.00,Cup,1,,2.25'],
  ])('has its own price: %s', async (header, cells) => {
    const result = read(`receipt,${header},Total\n7,${cells},5.25\n`);
    expect(result.revenueExact).toBe('5.25');
    expect((await linesOf(result.part)).map(({ p, q, a }) => [p, q, a])).toEqual([
      ['Tea', 2, 3],
      ['Cup', 1, 2.25],
    ]);
    expect(codes(result.warnings)).not.toHaveProperty('BASKET_TOTALS');
  });

  test.each([
    ['Tea,1,', 'MISSING_PRICE'],
    ['Tea,1,abc', 'BAD_PRICE'],
    ['Tea,x,1.00', 'BAD_QUANTITY'],
    [',1,1.00', 'MISSING_PRODUCT'],
  ])('sends a basket back whole when one of its products cannot be read: %s', (cells, code) => {
    const result = read(`receipt,Item 1,Qty 1,Price 1,Item 2,Qty 2,Price 2\n7,Cup,1,2.00,${cells}\n8,Cup,1,2.00,,,\n`);
    expect(result.rows).toMatchObject({ read: 2, kept: 1, rejected: 1, saleLines: 1 });
    expect(codes(result.rejects)).toEqual({ [code]: 1 });
    expect(result.revenueExact).toBe('2');
  });

  test('stands in any order of columns and language', async () => {
    const { part } = read('Artikel 1,Artikel 2,Menge 2,Menge 1\nMilch,Brot,2,3\nEi,,,1\n');
    expect((await linesOf(part)).map(({ p, q }) => `${q} ${p}`)).toEqual(['3 Milch', '2 Brot', '1 Ei']);
  });
});

describe('a basket a line without a header', () => {
  test('is recognised by products that change columns; the line number is the transaction', async () => {
    const result = read('whole milk,soda\nbread\n\n"nuts, mixed", whole milk ,bread\nwhole milk\nwhole milk\n');
    expect(result.dialect).toMatchObject({ format: 'basketLines', headerLine: 0 });
    expect(result.rows).toEqual({ read: 5, kept: 5, rejected: 0, duplicate: 0, blank: 1, saleLines: 8 });
    expect((await linesOf(result.part)).map(({ t, p }) => `${t} ${p}`)).toEqual([
      '1 whole milk',
      '1 soda',
      '2 bread',
      '4 nuts, mixed',
      '4 whole milk',
      '4 bread',
      '5 whole milk',
      '6 whole milk',
    ]);
    expect(codes(result.warnings)).toEqual({ NO_DATE: 1, NO_PRICE: 1 });
  });

  test('can be wider than what was looked at', () => {
    const wide = Array.from({ length: 60 }, (_, index) => `item ${index}`).join(',');
    const lines = Array.from({ length: 20_000 }, (_, index) => (index % 2 === 0 ? 'tea,cup\n' : 'cup\n')).join('');
    expect(read(`${lines}${wide}\n`).rows).toMatchObject({ kept: 20_001, saleLines: 30_060 });
  });

  test.each([
    ['tea,cup\nmilk,bread\n', 'MISSING_COLUMN'],
    ['tea\ncup\n', 'MISSING_COLUMN'],
    ['tea,2024-01-05\ncup\n2024-01-05,tea\n', 'NO_HEADER'],
  ])('is not seen in %j', (file, reason) => {
    expect(refusalOf(() => read(file))).toMatchObject({ reason });
  });
});

test('a file of the takings of days is kept as such', async () => {
  const result = read('Store,Date,Sales,Customers\n1,2024-01-05,100.50,7\n2,2024-01-05,0,0\n');
  expect(result).toMatchObject({ rows: { kept: 2, rejected: 0 }, revenueExact: '100.5' });
  expect(codes(result.warnings)).toMatchObject({ NO_PRODUCT: 1 });
  expect(await linesOf(result.part)).toMatchObject([{ p: 'All products' }, { p: 'All products' }]);
  expect(refusalOf(() => read('Date,Receipt,Sales\n2024-01-05,7,100.50\n'))).toMatchObject({
    reason: 'MISSING_COLUMN',
  });
});

test('products in a column of one name are told apart where no name is parted like that', () => {
  const file = (header: string) => `receipt,date,${header}\n7,2024-01-05,Milk; Bread\n8,2024-01-05,Milk\n`;
  expect(read(file('Description')).rows.saleLines).toBe(3);
  expect(read(file('Artikel')).dialect.format).toBe('baskets');
  expect(read('receipt,product,price\n7,Mug; blue,1\n8,Mug; red,1\n').dialect.format).toBe('lines');
});

test('numbers over the columns of baskets are no basket', () => {
  const { rows } = read('0,1,2\nmilk,bread,eggs\nbread,,\neggs,milk,\n');
  expect(rows).toMatchObject({ read: 3, kept: 3, saleLines: 6 });
});

describe('sale lines without a header', () => {
  const file = 'T1,2024-01-05,Tea,2,1.50\nT2,2024-01-06,Cup,1,2.00\n';

  test('are refused until their columns are mapped by place', () => {
    expect(refusalOf(() => read(file))).toMatchObject({ reason: 'NO_HEADER' });
    const mapping = { product: 'column 3', quantity: 'column 4', unitPrice: 'column 5', date: 'column 2' };
    const result = read(file, { mapping });
    expect(result.rows).toMatchObject({ read: 2, kept: 2 });
    expect(result).toMatchObject({ revenueExact: '5', dialect: { headerLine: 0 } });
    expect(result.columns.map(({ header, role }) => `${header}: ${role}`)).toEqual([
      'column 1: null',
      'column 2: date',
      'column 3: product',
      'column 4: quantity',
      'column 5: unitPrice',
    ]);
    expect(refusalOf(() => read(file, { mapping: { product: 'column 6' } }))?.code).toBe('invalid_input');
  });

  test('places also name the columns of a file with a header', () => {
    const mapping = { product: 'column 1', quantity: 'column 2' };
    expect(read('item,qty,sku\nTea,2,x\n', { mapping }).rows).toMatchObject({ read: 1, kept: 1 });
  });
});

describe('transactions', () => {
  const ids = async (file: string) => {
    const result = read(file);
    const rows = await query(result.part, 'SELECT transaction_id t FROM $part');
    return { ids: rows.map(({ t }) => t), warnings: result.warnings };
  };

  test('are made of customer and day where that groups lines', async () => {
    const result = await ids(
      'date,customer_id,product\n2024-01-05,C1,Tea\n2024-01-05,C1,Cup\n2024-01-06,C1,Tea\n2024-01-06,,Tea\n2024-01-05,C2,Tea\n2024-01-05,C2,Tea\n',
    );
    expect(result.ids).toEqual([
      'C1 2024-01-05',
      'C1 2024-01-05',
      'C1 2024-01-06',
      null,
      'C2 2024-01-05',
      'C2 2024-01-05',
    ]);
    expect(result.warnings.find(({ code }) => code === 'NO_TRANSACTION_ID')?.message).toContain('on one day');
  });

  test('are made of customer and time where lines share it', async () => {
    const file =
      'date,customer_id,product\n2024-01-05 09:00,C1,Tea\n2024-01-05 09:00,C1,Cup\n2024-01-05 17:30:05,C1,Tea\n2024-01-05 17:30:05,C1,Pot\n';
    expect((await ids(file)).ids).toEqual([
      'C1 2024-01-05 09:00:00',
      'C1 2024-01-05 09:00:00',
      'C1 2024-01-05 17:30:05',
      'C1 2024-01-05 17:30:05',
    ]);
  });

  test('stay unknown where each line has its own customer and day', async () => {
    const file = 'date,customer_id,product\n2024-01-05,C1,Tea\n2024-01-06,C1,Cup\n2024-01-05,C2,Tea\n';
    const result = await ids(file);
    expect(result.ids).toEqual([null, null, null]);
    expect(result.warnings.find(({ code }) => code === 'NO_TRANSACTION_ID')?.message).toContain('not possible');
  });

  test('take the date in where ids start again every day', async () => {
    const days = ['2024-01-05', '2024-01-06', '2024-01-07', '2024-01-08'];
    const rows = days.flatMap((day) => ['1', '2', '3'].map((id) => `${id},${day},Tea\n${id},${day},Cup\n`));
    const result = await ids(`receipt no,date,product\n${rows.join('')}`);
    expect(new Set(result.ids).size).toBe(12);
    expect(result.ids.slice(0, 3)).toEqual(['1 2024-01-05', '1 2024-01-05', '2 2024-01-05']);
    expect(codes(result.warnings)).toMatchObject({ ID_RESTARTS: 1 });
  });

  test('take the date in where no two lines of the samples have the same id', async () => {
    const file = (idOf: (day: number, index: number) => string) =>
      `receipt no,date,product\n${[5, 6, 7, 8, 9, 10, 11]
        .map((day) =>
          Array.from({ length: 3_000 }, (_, index) => `${idOf(day, index)},2024-01-${10 + day},Tea\n`).join(''),
        )
        .join('')}`;
    const restarting = await ids(file((_, index) => `${index >> 1}`));
    expect(new Set(restarting.ids).size).toBe(10_500);
    expect(codes(restarting.warnings)).toMatchObject({ ID_RESTARTS: 1 });
    const going = await ids(file((day, index) => `${day * 1_500 + (index >> 1)}`));
    expect(new Set(going.ids).size).toBe(10_500);
    expect(codes(going.warnings)).not.toHaveProperty('ID_RESTARTS');
  });

  test.each([
    ['ids go on', (day: number, id: number) => `${day * 3 + id}`],
    ['an order is booked on two days', (day: number, id: number) => `${(day >> 1) * 3 + id}`],
    ['ids are long', (_: number, id: number) => `100000000${id}`],
  ])('keep their ids where %s', async (_, idOf) => {
    const rows = [5, 6, 7, 8].flatMap((day) => [0, 1, 2].map((id) => `${idOf(day, id)},2024-01-0${day},Tea\n`));
    expect(codes((await ids(`receipt no,date,product\n${rows.join('')}`)).warnings)).not.toHaveProperty('ID_RESTARTS');
  });
});
