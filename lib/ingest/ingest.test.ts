import { describe, expect, test } from 'vitest';
import { codes, query, read } from './testing/read';

const header = 'transaction_id,date,product,category,quantity,unit_price,customer_id\n';
const line = (id: number, more = '') => `T${id},2024-01-05,Tea${more},Drinks,2,1.50,C1\n`;

describe('whole files', () => {
  test('UCI names: kept and rejected lines, exact revenue, what DuckDB reads back', async () => {
    const file = [
      'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country',
      '536365,85123A,WHITE HEART,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom',
      '536365,71053,"LANTERN, ""WHITE""",6,2010-12-01 08:26:00,3.395,17850.0,United Kingdom',
      'C536379,D,Discount,-1,2010-12-01 09:41:00,27.5,,Jersey',
      '536414,22139,,56,2010-12-01 11:52:00,0.0,,United Kingdom',
      '',
    ].join('\r\n');
    const result = read(file);
    expect(result.rows).toEqual({ read: 4, kept: 3, rejected: 1, duplicate: 0, blank: 0, saleLines: 3 });
    expect(result.revenueExact).toBe('8.17');
    expect(result.rejects).toEqual([
      { code: 'MISSING_PRODUCT', count: 1, examples: [{ line: 5, column: 'Description', value: '' }] },
    ]);
    expect(result.columns.map(({ role }) => role)).toEqual([
      'transactionId',
      null,
      'product',
      'quantity',
      'date',
      'unitPrice',
      'customerId',
      'store',
    ]);
    expect(result.profile).toMatchObject({
      rows: 3,
      from: '2010-12-01',
      to: '2010-12-01',
      scales: { quantity: 0, unitPrice: 4, amount: 4 },
    });
    expect(
      await query(
        result.part,
        'SELECT day, second, transaction_id, product, customer_id, store, quantity, unit_price, amount FROM $part ORDER BY amount',
      ),
    ).toEqual([
      {
        day: '2010-12-01',
        second: 34860,
        transaction_id: 'C536379',
        product: 'Discount',
        customer_id: null,
        store: 'Jersey',
        quantity: '-1',
        unit_price: '27.5000',
        amount: '-27.5000',
      },
      {
        day: '2010-12-01',
        second: 30360,
        transaction_id: '536365',
        product: 'WHITE HEART',
        customer_id: '17850.0',
        store: 'United Kingdom',
        quantity: '6',
        unit_price: '2.5500',
        amount: '15.3000',
      },
      {
        day: '2010-12-01',
        second: 30360,
        transaction_id: '536365',
        product: 'LANTERN, "WHITE"',
        customer_id: '17850.0',
        store: 'United Kingdom',
        quantity: '6',
        unit_price: '3.3950',
        amount: '20.3700',
      },
    ]);
    const keys = await query(
      result.part,
      'SELECT count(DISTINCT transaction_key) t, count(DISTINCT product_key) p, count(customer_key) c FROM $part',
    );
    expect(keys).toEqual([{ t: '2', p: '3', c: '2' }]);
  });

  test('a line total without a price is the amount; the order date is the date; Windows-1252', () => {
    const file =
      'Order ID,Order Date,Ship Date,Product Name,Category,Sales,Quantity,Region\nA1,13/11/2022,14/11/2022,Caf\xe9 chair,Furniture,261.96,2,South\nA1,05/11/2022,14/11/2022,Desk,Furniture,14.62,1,South\n';
    const result = read(Uint8Array.from(file, (letter) => letter.charCodeAt(0)));
    expect(result).toMatchObject({
      revenueExact: '276.58',
      revenueFrom: 'lineTotal',
      dateRange: { from: '2022-11-05', to: '2022-11-13' },
    });
    expect(result.dialect).toMatchObject({ encoding: 'windows-1252', dateOrder: 'dmy' });
    expect(codes(result.warnings)).toEqual({ ENCODING_ASSUMED: 1 });
    expect(result.profile.columns).not.toContain('unit_price');
  });

  test('semicolons and decimal commas, day first, time in a column of its own', async () => {
    const file =
      'Belegnummer;Datum;Uhrzeit;Artikel;Menge;Einzelpreis\n1;31.12.2023;09:05;Apfel;1,5;1.234,50 €\n2;01.02.2024;23:59:59;Möhre;2;0,99 €\n';
    const result = read(file);
    expect(result).toMatchObject({
      revenueExact: '1853.73',
      currency: 'EUR',
      dateRange: { from: '2023-12-31', to: '2024-02-01' },
    });
    expect(result.dialect).toMatchObject({ delimiter: ';', decimal: ',', dateOrder: 'dmy' });
    expect(await query(result.part, 'SELECT second FROM $part ORDER BY day')).toEqual([
      { second: 32700 },
      { second: 86399 },
    ]);
  });

  test('only the product is needed; what is missing is said and stays unknown', async () => {
    const result = read('Item\nTea\nMilk\n');
    expect(result).toMatchObject({ revenue: null, revenueExact: null, revenueFrom: null, dateRange: null });
    expect(codes(result.warnings)).toEqual({ NO_DATE: 1, NO_PRICE: 1, NO_QUANTITY: 1, NO_TRANSACTION_ID: 1 });
    expect(result.profile.columns).toEqual(['product_key', 'product']);
    expect(
      await query(result.part, 'SELECT day, quantity, amount, transaction_id, product FROM $part LIMIT 1'),
    ).toEqual([{ day: null, quantity: null, amount: null, transaction_id: null, product: 'Tea' }]);
  });

  test('values that 64 bits do not hold are stored in 128', async () => {
    const result = read('product,quantity,unit_price\nYacht,1000000,999999999.12345\nTea,1,0.000000000000001\n');
    expect(result.revenueExact).toBe('999999999123450.000000000000001');
    expect(await query(result.part, 'SELECT sum(amount)::VARCHAR s FROM $part')).toEqual([
      { s: '999999999123450.000000000000001' },
    ]);
  });

  test('more decimals than the samples show make it read again', () => {
    const rows = Array.from({ length: 6_000 }, (_, index) => `Tea,1,${index === 2_000 ? '0.12345' : '1.50'}\n`);
    expect(read(`product,quantity,unit_price\n${rows.join('')}`).revenueExact).toBe('8998.62345');
  });

  test('one late date settles the order of all', () => {
    const rows = Array.from({ length: 6_000 }, (_, index) => `Tea,${index === 2_000 ? '01/31/2024' : '01/02/2024'}\n`);
    const result = read(`product,date\n${rows.join('')}`);
    expect(result).toMatchObject({ dateRange: { from: '2024-01-02', to: '2024-01-31' }, rows: { kept: 6_000 } });
    expect(codes(result.warnings)).not.toHaveProperty('DATE_AMBIGUOUS');
    expect(read('product,date\nTea,01/02/2024\n').warnings).toContainEqual(
      expect.objectContaining({ code: 'DATE_AMBIGUOUS', count: 1 }),
    );
    expect(read('product,date\nTea,01/02/2024\n', { dateOrder: 'mdy' }).dateRange).toEqual({
      from: '2024-01-02',
      to: '2024-01-02',
    });
  });

  test('a file larger than a chunk and than a row group', async () => {
    const rows = Array.from({ length: 140_000 }, (_, index) => line(index, ` "${index % 7}`));
    const result = read(header + rows.join(''));
    expect(result.rows).toMatchObject({ read: 140_000, kept: 140_000 });
    expect(result.revenueExact).toBe('420000');
    expect(
      await query(
        result.part,
        'SELECT count(*) n, count(DISTINCT transaction_id) t, count(DISTINCT product) p FROM $part',
      ),
    ).toEqual([{ n: '140000', t: '140000', p: '7' }]);
  });
});

describe('rows that are no sale', () => {
  test('each kind has its code, line and text', () => {
    const file = `${header + line(1)}T2,2024-01-05,Tea,Drinks,2\n${line(3).trimEnd()},surprise\nT4,2024-02-30,Tea,Drinks,2,1.50,C1\nT5,,Tea,Drinks,2,1.50,C1\nT6,1066-10-14,Tea,Drinks,2,1.50,C1
T7,2024-01-05,Tea,Drinks,two,1.50,C1\nT8,2024-01-05,Tea,Drinks,2,,C1\nT9,2024-01-05,Tea,Drinks,2,1e12,C1\n,2024-01-05,Tea,Drinks,2,1.50,C1\n${header}\n,,,,,,\n# page 2\nGrand Total,,,,30,9.00,\n${line(10)}`;
    const result = read(file);
    expect(result.rows).toEqual({ read: 13, kept: 2, rejected: 11, duplicate: 0, blank: 3, saleLines: 2 });
    expect(Object.fromEntries(result.rejects.map(({ code, examples }) => [code, examples[0]?.line]))).toEqual({
      TOO_FEW_FIELDS: 3,
      TOO_MANY_FIELDS: 4,
      BAD_DATE: 5,
      MISSING_DATE: 6,
      DATE_OUT_OF_RANGE: 7,
      BAD_QUANTITY: 8,
      MISSING_PRICE: 9,
      OUT_OF_RANGE: 10,
      MISSING_TRANSACTION_ID: 11,
      REPEATED_HEADER: 12,
      TOTALS_ROW: 16,
    });
    expect(result.rejectsCsv).toContain('5,Not a date,date,BAD_DATE,,T4,2024-02-30,Tea,Drinks,2,1.50,C1\r\n');
    expect(result.rejectsCsv).toContain(
      `4,Too many columns in the line,,TOO_MANY_FIELDS,"${line(3).trimEnd()},surprise",,,,,,,\r\n`,
    );
  });

  test('an open quote costs its own line, wherever it is', () => {
    const rows = Array.from({ length: 1_000 }, (_, index) =>
      index % 100 === 50 ? line(index).replace('Tea', '"Tea') : line(index),
    );
    const result = read(header + rows.join(''));
    expect(result.rows).toMatchObject({ read: 1_000, kept: 990, rejected: 10 });
    expect(result.rejects).toMatchObject([
      { code: 'BAD_QUOTE', count: 10, examples: [{ line: 52 }, { line: 152 }, {}, {}, {}] },
    ]);
  });

  test('line numbers are those of the file, quoted line breaks and a preamble included', () => {
    const file = `Acme Ltd\n\n${header}T1,2024-01-05,"Tea\nloose",Drinks,2,1.50,C1\nT2,soon,Tea,Drinks,2,1.50,C1\n`;
    const result = read(file);
    expect(result.dialect.headerLine).toBe(3);
    expect(result.rejects[0]?.examples[0]).toEqual({ line: 6, column: 'date', value: 'soon' });
  });

  test('a cell of a megabyte costs its row', () => {
    const result = read(header + line(1) + line(2, 'x'.repeat(3_000_000)) + line(3));
    expect(result.rows).toMatchObject({ read: 3, kept: 2, rejected: 1 });
    expect(result.rejects[0]?.code).toBe('FIELD_TOO_LONG');
    expect(result.rejectsCsv.length).toBeLessThan(2_000);
  });

  test('duplicates are counted, and left out when asked', () => {
    const file = header + line(1) + line(2) + line(1) + line(1);
    expect(read(file).rows).toMatchObject({ kept: 4, duplicate: 2 });
    const dropped = read(file, { dropDuplicates: true });
    expect(dropped.rows).toMatchObject({ read: 4, kept: 2, rejected: 2, duplicate: 2 });
    expect(dropped.revenueExact).toBe('6');
    expect(codes(dropped.rejects)).toEqual({ DUPLICATE_ROW: 2 });
  });

  test('no cell of the rejects is a formula', () => {
    const result = read('product,quantity\nTea,1\nMilk,=1+1\n=cmd,x\n');
    expect(result.rejectsCsv).toBe(
      '\ufeffline,reason,column,code,text,product,quantity\r\n3,Not a quantity,quantity,BAD_QUANTITY,,Milk,"\'=1+1"\r\n4,Not a quantity,quantity,BAD_QUANTITY,,"\'=cmd",x\r\n',
    );
  });

  test('a mix of line ends is read, a lone carriage return included', () => {
    const [first, second, third] = [line(1), line(2), line(3)].map((text) => text.trimEnd());
    expect(read(`${header}${first}\r\n${second}\r${third}\n`).rows).toMatchObject({ read: 3, kept: 3 });
    expect(read(`${header}${first}\n${second}\n`.replaceAll('\n', '\r')).rows).toMatchObject({ read: 2, kept: 2 });
  });
});

test.each([
  ['a few', 9, 'utf8', ''],
  ['many', 200_000, 'utf8', '\n'],
  ['many after UTF-16', 200_000, 'utf16le', '\n'],
  ['an odd number after UTF-16', 4_097, 'utf16le', ''],
] as const)('NULs that fill a file up at its end are no part of it: %s', (_, count, encoding, end) => {
  const text = Buffer.from(`date,product,quantity,price\n2024-01-05,Tea,1,1.50\n2024-01-05,Cup,2,2.00${end}`, encoding);
  const padded = read(Buffer.concat([text, Buffer.alloc(count)]));
  expect(padded.rows).toEqual(read(text).rows);
  expect(padded).toMatchObject({ rows: { kept: 2, rejected: 0 }, revenueExact: '5.5' });
});
