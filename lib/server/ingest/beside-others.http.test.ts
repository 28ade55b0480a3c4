import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ImportProgress, Receipt } from '../../api/ingest';
import { Problem } from '../../api/problem';
import { type Client, datasetsOf, startServer, type TestServer, upload } from '../testing/server';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

/** Sale lines whose prices tell them from each other in a sum: two of each sale, as if one had been corrected. */
const sales = [1, 2, 3].flatMap((day) =>
  [0, 1].map((change) => `R${day},2024-03-0${day},Tea,1,${2 ** (2 * day + change)}`),
);
const sentFile = fc.record({
  lines: fc.array(fc.constantFrom(...sales), { minLength: 1, maxLength: 6 }),
  query: fc.constantFrom('', '', '', '&overlap=keep', '&mode=replace', '&mode=replaceDates'),
});

interface StandingFile {
  id: string | null | undefined;
  lines: string[];
  query: string;
}

let ownLines = 0;
/** A line that no other file has, so that no file is the same as another. */
const ownLine = () => `N${ownLines++},2024-03-02,Cake,1,1024`;

/** What some files make when they come one after the other. */
function linesOf(files: StandingFile[]): string[] {
  let all: string[] = [];
  for (const { lines, query } of files) {
    const days = lines.map(dayOf).sort();
    const isReplaced = (line: string) => dayOf(line) >= (days[0] ?? '') && dayOf(line) <= (days.at(-1) ?? '');
    if (query === '&mode=replace') all = lines;
    else if (query === '&mode=replaceDates') all = [...all.filter((line) => !isReplaced(line)), ...lines];
    else all = [...all, ...(query === '&overlap=keep' ? lines : newAmong(lines, all))];
  }
  return all;
}

/** The lines that are neither there nor a change of one that is: a line that is there stands for one line only. */
function newAmong(lines: string[], stored: string[]): string[] {
  const left = [...stored];
  const takes = (isKnown: (other: string) => boolean) => {
    const at = left.findIndex(isKnown);
    return at >= 0 && left.splice(at, 1).length > 0;
  };
  const saleOf = (line: string) => line.split(',').slice(0, 3).join();
  const absent = lines.filter((line) => !takes((other) => other === line));
  return absent.filter((line) => !takes((other) => saleOf(other) === saleOf(line)));
}

const dayOf = (line: string) => line.split(',')[1] ?? '';

describe('a file beside others', () => {
  const header = 'receipt,date,product,quantity,price\n';
  const march = `${header}R1,2024-03-01,Tea,1,2.50\nR1,2024-03-01,Tea,1,2.50\nR2,2024-03-20,Cake,1,4.00\n`;
  /** Ends with a line of march and one that has changed since. */
  const spring = `${header}R3,2024-04-02,Tea,4,2.50\nR1,2024-03-01,Tea,1,2.50\nR2,2024-03-20,Cake,2,4.00\n`;
  const send = async (client: Client, content: string, query = '') => {
    const response = await upload(client, content, query);
    const answer = await response.json();
    return { status: response.status, answer, receipt: Receipt.safeParse(answer).data };
  };
  const begin = async (client: Client) => {
    const { receipt } = await send(client, march);
    return { id: receipt?.import.id, into: `&dataset=${receipt?.dataset?.id}` };
  };
  const undo = (client: Client, id: string | null | undefined) => client(`/api/imports/${id}`, { method: 'DELETE' });
  const rowsOf = async (client: Client) => (await datasetsOf(client))[0]?.rows;

  test('adds only the lines that are new, and says what it left out', async () => {
    const client = server.client();
    const { into } = await begin(client);
    const { status, receipt } = await send(client, spring, into);
    expect(status).toBe(201);
    expect(receipt).toMatchObject({
      overlap: { new: 1, present: 1, changed: 1, stored: 3 },
      rows: { read: 3, kept: 1, rejected: 2 },
      revenueExact: '10',
      dateRange: { from: '2024-04-02', to: '2024-04-02' },
    });
    expect(receipt?.warnings.map(({ code, count }) => [code, count])).toEqual([
      ['ALREADY_STORED', 1],
      ['CHANGED_LINE', 1],
    ]);
    const rejects = await (await client(`/api/imports/${receipt?.import.id}/rejects.csv`)).text();
    expect(rejects).toContain('3,Here already,,ALREADY_STORED,,R1,2024-03-01,Tea,1,2.50');
    expect(rejects).toContain(',CHANGED_LINE,,R2,2024-03-20,Cake,2,4.00');
    expect(await datasetsOf(client)).toMatchObject([{ rows: 4, dateRange: { from: '2024-03-01', to: '2024-04-02' } }]);
    const again = await send(client, spring, into);
    expect([again.status, again.receipt?.import]).toEqual([200, { ...receipt?.import, alreadyImported: true }]);
    expect(await rowsOf(client)).toBe(4);
  });

  test('that holds nothing new is not stored, whatever the order of its lines', async () => {
    const client = server.client();
    const { into } = await begin(client);
    const [, ...lines] = march.trim().split('\n');
    const turned = `${header}${lines.reverse().join('\n')}\n`;
    for (const review of ['', '&review=1']) {
      const { status, receipt } = await send(client, turned, `${into}${review}`);
      expect([status, receipt?.import.id, receipt?.import.alreadyImported]).toEqual([200, null, true]);
      expect(receipt).toMatchObject({ rows: { read: 3, kept: 0, rejected: 3 }, capabilities: { revenue: true } });
    }
    expect(await datasetsOf(client)).toMatchObject([{ rows: 3, imports: [{}] }]);
  });

  test('asks what to do, and adds all its lines when they are other sales', async () => {
    const client = server.client();
    const { into } = await begin(client);
    const { receipt } = await send(client, spring, `${into}&review=1`);
    expect(receipt).toMatchObject({ review: { doubts: ['OVERLAP'] }, overlap: { new: 1, present: 1, changed: 1 } });
    expect(await rowsOf(client)).toBe(3);
    const choose = (query: string) =>
      client(`/api/upload-data?upload=${receipt?.review?.upload}${into}${query}`, { method: 'POST' });
    const kept = Receipt.parse(await (await choose('&review=1&overlap=keep')).json());
    expect([kept.rows.kept, kept.warnings[0]?.code]).toEqual([3, 'OVERLAP_KEPT']);
    expect(await rowsOf(client)).toBe(6);
  });

  test('brings its left out lines when the others are undone', async () => {
    const client = server.client();
    const { into, id } = await begin(client);
    const { receipt } = await send(client, spring, into);
    await undo(client, id);
    expect(await datasetsOf(client)).toMatchObject([{ rows: 3, dateRange: { from: '2024-03-01', to: '2024-04-02' } }]);
    const { receipt: since } = ImportProgress.parse(await (await client(`/api/imports/${receipt?.import.id}`)).json());
    expect(since?.warnings[0]).toMatchObject({ code: 'LINES_RETURNED', count: 2 });
    const again = await send(client, spring, into);
    expect([again.status, again.receipt?.import.id]).toEqual([200, receipt?.import.id]);
    expect(await rowsOf(client)).toBe(3);
  });

  test('undone in any order, leaves what the others make when they come one after the other', async () => {
    const client = server.client();
    await fc.assert(
      fc.asyncProperty(
        fc.array(sentFile, { minLength: 2, maxLength: 5 }),
        fc.infiniteStream(fc.nat()),
        async (sent, picks) => {
          let standing: StandingFile[] = [];
          let dataset = '';
          for (const [index, file] of sent.entries()) {
            const lines = [...file.lines, ownLine()];
            const query = dataset === '' ? '' : `&dataset=${dataset}${file.query}`;
            const { receipt } = await send(client, `${header}${lines.join('\n')}\n`, query);
            dataset = receipt?.dataset?.id ?? '';
            standing.push({ id: receipt?.import.id, lines, query: index === 0 ? '' : file.query });
          }
          while (standing.length > 1) {
            const undone = standing[(picks.next().value ?? 0) % standing.length];
            standing = standing.filter((file) => file !== undone);
            expect((await undo(client, undone?.id)).status).toBe(200);
            await expectLines(dataset, standing);
          }
        },
      ),
      { numRuns: 3, endOnFailure: true },
    );

    async function expectLines(dataset: string, standing: StandingFile[]) {
      const answer = await client(`/api/data-summary?dataset=${dataset}`);
      const { totals } = (await answer.json()) as { totals: { lines: number; revenue: number } };
      const lines = linesOf(standing);
      const revenue = lines.reduce((sum, line) => sum + Number(line.split(',')[4]), 0);
      expect([totals.lines, totals.revenue]).toEqual([lines.length, revenue]);
    }
  });

  test('without dates and receipt numbers adds lines just like others, and says so; the same ones again add nothing', async () => {
    const client = server.client();
    const undated = 'product,quantity,price\nTea,1,2.50\nTea,1,2.50\nCake,2,4.00\n';
    const { receipt: first } = await send(client, undated);
    const into = `&dataset=${first?.dataset?.id}`;
    const more = `${undated}Pie,1,3.00\n`;
    expect((await send(client, more, `${into}&review=1`)).receipt?.review?.doubts).toEqual(['OVERLAP']);
    expect((await send(client, more, `${into}&overlap=skip`)).receipt).toMatchObject({
      overlap: { new: 1, present: 3, isCertain: false },
      rows: { kept: 1, rejected: 3 },
    });
    const turned = 'product,quantity,price\nCake,2,4.00\nTea,1,2.50\nTea,1,2.50\n';
    expect((await send(client, turned, into)).receipt?.import).toMatchObject({ id: null, alreadyImported: true });
    const april = await send(client, 'product,quantity,price\nTea,1,2.50\nPie,2,3.00\n', into);
    expect(april.receipt?.warnings[0]).toMatchObject({ code: 'OVERLAP_UNCLEAR', count: 1 });
    expect(await rowsOf(client)).toBe(3 + 1 + 2);
    await undo(client, first?.import.id);
    expect(await rowsOf(client)).toBe(4 + 2);
    const dated = await send(client, march, into);
    expect(dated.receipt?.warnings[0]?.code).toBe('PARTLY_DATED');
  });

  test('ten at once that share lines count them once', async () => {
    const client = server.client();
    const { into } = await begin(client);
    const files = Array.from({ length: 10 }, (_, index) => `${spring}N${index},2024-04-03,Tea,1,2.50\n`);
    const sent = await Promise.all(files.map((file) => send(client, file, into)));
    expect(sent.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(await rowsOf(client)).toBe(3 + 1 + 10);
  });

  test('replaces the lines of its dates, and gives them back', async () => {
    const client = server.client();
    const { into } = await begin(client);
    const may = await send(client, march.replaceAll('2024-03', '2024-05'), into);
    const before = await datasetsOf(client);
    const later = `${header}R2,2024-03-20,Cake,3,4.00\nR4,2024-04-30,Tea,1,2.50\n`;
    const replaced = await send(client, later, `${into}&mode=replaceDates`);
    expect(replaced.receipt?.warnings[0]).toMatchObject({ code: 'DATES_REPLACED', count: 1 });
    const [after] = await datasetsOf(client);
    expect(after).toMatchObject({ rows: 7, dateRange: { from: '2024-03-01', to: '2024-05-20' } });
    expect(after?.imports.map(({ rows, replacedRows }) => [rows, replacedRows])).toEqual([
      [2, 1],
      [3, 0],
      [2, 0],
    ]);
    const summary = async () => (await (await client('/api/data-summary')).json()) as { totals: { revenue: number } };
    expect((await summary()).totals.revenue).toBe(5 + 9 + 14.5);
    const again = await send(client, later, `${into}&mode=replaceDates`);
    expect([again.status, after?.dataVersion]).toEqual([200, (await datasetsOf(client))[0]?.dataVersion]);
    await undo(client, may.receipt?.import.id);
    expect(await rowsOf(client)).toBe(4);
    await undo(client, replaced.receipt?.import.id);
    expect(await rowsOf(client)).toBe(3);
    expect(before[0]?.dataVersion).not.toBe(after?.dataVersion);
  });

  test.each([
    ['without dates', 'product,quantity,price\nTea,1,2.50\n', 'NO_DATE'],
    [
      'with a date far from the others',
      `${header}${[1, 2, 3, 4, 5, 6].map((day) => `R${day},2024-03-0${day},Tea,1,2.50\n`).join('')}R7,2014-03-07,Tea,1,2.50\n`,
      'SUSPICIOUS_DATE',
    ],
  ])('%s cannot replace dates', async (_what, content, code) => {
    const client = server.client();
    const { into } = await begin(client);
    const { status, answer } = await send(client, content, `${into}&mode=replaceDates`);
    expect([status, Problem.parse(answer).code]).toEqual([422, code]);
    expect(await rowsOf(client)).toBe(3);
  });
});
