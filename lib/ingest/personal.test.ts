import { expect, test } from 'vitest';
import { codes, query, read } from './testing/read';

const warningOf = (file: string) => read(file).warnings.find(({ code }) => code === 'PERSONAL_DATA');

test('columns of personal data are found, named, and have no example in the receipt', () => {
  const result = read(
    'date,product,customer_id,Customer Name,Phone,PAN Suffix,Shipping Street,notes,contact\n2024-01-05,Tea,C1,Ann Lee,555 1234,4242,1 High St,nice,ann@example.com\n2024-01-06,Cup,C2,Bo Ek,555 9876,1111,2 Low Rd,,bo@example.com\n',
  );
  expect(result.warnings).toContainEqual({
    code: 'PERSONAL_DATA',
    count: 5,
    message: 'Personal data was left out: "Customer Name", "Phone", "PAN Suffix", "Shipping Street", "contact".',
  });
  expect(result.columns.map(({ example }) => example)).toEqual([
    '2024-01-05',
    'Tea',
    'C1',
    null,
    null,
    null,
    null,
    'nice',
    null,
  ]);
  expect(new TextDecoder('latin1').decode(result.part)).not.toMatch(/Ann|example|4242|High/);
});

test.each([
  ['Email', 'Ann@Example.com', 'ann@example.com'],
  ['Customer', 'Ann Lee', 'Ann Lee'],
  ['customer_id', '+44 20 7946 0000', '+44 20 7946 0000'],
  ['Customer Name', 'Toys Inc.', 'Toys Inc.'],
])('a customer known by %s is stored as a hash under the salt of the dataset', async (header, first, second) => {
  const file = `date,product,${header},price,quantity\n2024-01-05,Tea,${first},1,1\n2024-01-06,Cup,${second},1,1\n2024-01-06,Cup,,1,1\n`;
  const result = read(file, { customerSalt: 'one' });
  const ids = async (part: Uint8Array) =>
    (await query(part, 'SELECT customer_id c FROM $part')).map(({ c }) => c as string | null);
  const [a, b, none] = await ids(result.part);
  expect(a).toMatch(/^[0-9a-f]{16}$/);
  expect(b).toBe(a);
  expect(none).toBeNull();
  expect((await ids(read(file, { customerSalt: 'two' }).part))[0]).not.toBe(a);
  expect(result.warnings.find(({ code }) => code === 'PERSONAL_DATA')?.message).toBe(
    `"${header}" is stored as a hash only.`,
  );
  expect(new TextDecoder('latin1').decode(result.part)).not.toContain(first);
});

test('a transaction made of a person and a day holds the hash', async () => {
  const { part } = read('date,product,Email\n2024-01-05,Tea,a@b.org\n2024-01-05,Cup,a@b.org\n');
  expect(await query(part, 'SELECT DISTINCT transaction_id t FROM $part')).toEqual([
    { t: expect.stringMatching(/^[0-9a-f]{16} 2024-01-05$/) },
  ]);
});

test.each([
  'product,customer_id\nTea,C001\nCup,C002\n',
  'product,CustomerID\nTea,17850.0\nCup,13047.0\n',
  'product,Customer\nTea,K-77\nCup,K-78\n',
  'product,City,Postal Code\nTea,Le Mans,72000\n',
  'product,Store name,Customer type\nTea,High Street,Member\n',
])('plain ids and places are no personal data: %j', (file) => {
  expect(warningOf(file)).toBeUndefined();
  expect(codes(read(file).rejects)).toEqual({});
});

test('names beside e-mail addresses are those of persons', () => {
  expect(warningOf('date,Name,Email,product\n2024-01-05,Ann,a@b.org,Tea\n')?.message).toContain('"Name"');
});

const plain = (count: number) =>
  Array.from({ length: count }, (_, i) => `2024-01-05,Tea,C${i % 900},fine,1,1\n`).join('');
const withOne = (line: string) =>
  `date,product,customer_id,notes,price,quantity\n${plain(12_000)}${line}${plain(9_000)}`;

test.each(['ann@example.com', ' Zoë@example.com', '+44 20 7946 0000'])(
  'a customer known by %s in one line far from the samples is stored as a hash, as all others then',
  async (customer) => {
    const { rows, part, warnings } = read(withOne(`2024-01-05,Tea,${customer},fine,1,1\n`));
    expect(rows).toMatchObject({ read: 21_001, kept: 21_001 });
    expect(warnings.find(({ code }) => code === 'PERSONAL_DATA')?.message).toBe(
      '"customer_id" is stored as a hash only.',
    );
    expect(await query(part, 'SELECT count(DISTINCT customer_id) n, min(length(customer_id)) l FROM $part')).toEqual([
      { n: '901', l: '16' },
    ]);
    expect(new TextDecoder().decode(part)).not.toContain(customer.trim());
  },
);

test.each([
  ['in a column without a use', '2024-01-05,,C1,ann@example.com,1,1\n', ',"[left out]",'],
  ['in the customer column', '2024-01-05,,ann@example.com,fine,1,1\n', ',"[customer '],
  ['in a line that cannot be cut', '2024-01-05,Tea,C1,"ann@example.com" x,1,1\n', '[left out]'],
])('an address %s stays out of the rejected rows wherever it stands', (_, line, mark) => {
  const { rows, rejects, rejectsCsv } = read(withOne(line));
  expect(rows.rejected).toBe(1);
  expect(rejectsCsv).toContain(mark);
  expect(`${rejectsCsv}${JSON.stringify(rejects)}`).not.toContain('ann@');
});

test('an address among other notes is no example in the receipt', () => {
  const { columns } = read(
    'date,product,notes\n2024-01-05,Tea,ann@example.com\n2024-01-05,Tea,nice\n2024-01-05,Tea,good\n',
  );
  expect(columns[2]).toMatchObject({ example: 'nice' });
});

test.each(['Ann Lee', 'Müller, Jörg', '4111 1111 1111 1111', '4111111111111111'])(
  'a customer written as %s among ids is stored as a hash, wherever it stands, and the ids as they are',
  async (customer) => {
    const cell = customer.includes(',') ? `"${customer}"` : customer;
    const { rows, part, warnings, rejectsCsv } = read(
      withOne(`2024-01-05,Tea,${cell},fine,1,1\n2024-01-05,,${cell},${cell},1,1\n`),
    );
    expect(rows).toMatchObject({ kept: 21_001, rejected: 1 });
    expect(codes(warnings)).toMatchObject({ PERSONAL_CUSTOMERS: 1 });
    expect(await query(part, "SELECT count(DISTINCT customer_id) n FROM $part WHERE customer_id LIKE 'C%'")).toEqual([
      { n: '900' },
    ]);
    expect(new TextDecoder().decode(part)).not.toContain(customer);
    if (!/\p{L}/u.test(customer)) expect(rejectsCsv).not.toContain(customer);
    expect(rejectsCsv).toContain('[customer ');
  },
);

test.each(['1234567890123', 'Walk In', 'Guest', 'K-77 B', 'acme'])(
  'a customer %s is an id like the others',
  async (customer) => {
    const { part, warnings } = read(withOne(`2024-01-05,Tea,${customer},fine,1,1\n`));
    expect(codes(warnings)).not.toHaveProperty('PERSONAL_CUSTOMERS');
    expect(new TextDecoder().decode(part)).toContain(customer);
  },
);

test.each(['Kunde', 'Server', 'Kellner', 'CPF', 'Customer'])('a column "%s" beside the ids is left out', (header) => {
  const { columns, warnings } = read(`product,customer id,${header}\nTea,C1,Jordan\nCup,C2,Robin\n`);
  expect(columns[2]).toMatchObject({ role: null, example: null });
  expect(warnings.find(({ code }) => code === 'PERSONAL_DATA')?.message).toContain(`"${header}"`);
});
