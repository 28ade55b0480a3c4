import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Client, startServer } from '../lib/server/testing/server';

/** One file's line of EXPECT.tsv: empty cells fix nothing, "a|b" is either, "a..b" a range; numbers hold as rounded there. */
interface Expected {
  file: string;
  verdict: string;
  total: string;
  kept: string;
  rejected: string;
  revenue: string;
  codes: string[];
  note: string;
}

interface Outcome {
  status: number;
  read: number | null;
  kept: number | null;
  rejected: number | null;
  revenue: number | null;
  codes: string[];
}

/**
 * Uploads each file that EXPECT.tsv of a folder names and prints what became of it beside what should; returns how many
 * lines do not hold.
 */
export async function driveCorpus(folder: string): Promise<number> {
  const server = await startServer();
  const client = server.client();
  let failed = 0;
  console.log('| file | verdict | status | read | kept | rejected | revenue | codes | wrong |');
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  try {
    for (const expected of readExpected(folder)) {
      const before = await countDatasets(client);
      const outcome = await upload(client, join(folder, expected.file));
      const stored = (await countDatasets(client)) - before;
      const wrong = judge(expected, outcome, stored);
      if (wrong.length > 0) failed++;
      const { status, read, kept, rejected, revenue, codes } = outcome;
      const cells = [
        expected.file,
        expected.verdict,
        status,
        read,
        kept,
        rejected,
        revenue,
        codes.join(' '),
        wrong.join('; '),
      ];
      console.log(`| ${cells.map((cell) => cell ?? '').join(' | ')} |`);
    }
  } finally {
    await server.stop();
  }
  return failed;
}

function readExpected(folder: string): Expected[] {
  const lines = readFileSync(join(folder, 'EXPECT.tsv'), 'utf8').split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('#') && !line.startsWith('file\t'))
    .map((line) => {
      const [file = '', verdict = '', total = '', kept = '', rejected = '', revenue = '', codes = '', note = ''] =
        line.split('\t');
      return { file, verdict, total, kept, rejected, revenue, codes: codes.split('|').filter(Boolean), note };
    });
}

async function countDatasets(client: Client): Promise<number> {
  const { datasets } = await (await client('/api/datasets')).json();
  return datasets.length;
}

async function upload(client: Client, path: string): Promise<Outcome> {
  const response = await client(`/api/upload-data?fileName=${encodeURIComponent(basename(path))}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: readFileSync(path),
  });
  const { rows, revenue, rejects = [], warnings = [], code } = await response.json();
  const found = [...rejects, ...warnings].map((entry: { code: string }) => entry.code);
  return {
    status: response.status,
    read: rows?.read ?? null,
    kept: rows?.kept ?? null,
    rejected: rows?.rejected ?? null,
    revenue: revenue ?? null,
    codes: code === undefined ? found : [code],
  };
}

/** What of an outcome is not as expected. */
function judge(expected: Expected, outcome: Outcome, stored: number): string[] {
  const { verdict, codes, note } = expected;
  const { status } = outcome;
  if (status >= 500) return [`answered ${status}`];
  const isCode = codes.length === 0 || codes.some((code) => outcome.codes.includes(code));
  if (status >= 400) {
    const mayRefuse = verdict === 'REFUSE' || verdict === 'SAFE' || verdict === 'ASK' || /refuse/i.test(note);
    return [
      ...(mayRefuse ? [] : ['refused']),
      ...(isCode || verdict === 'SAFE' || verdict === 'ACCEPT' ? [] : [`not because of ${codes.join(' or ')}`]),
      ...(stored === 0 ? [] : ['refused, but stored']),
    ];
  }
  if (verdict === 'REFUSE' && !/accept/i.test(note)) return ['accepted'];
  const { read, kept, rejected, revenue } = outcome;
  const wants = (name: string, value: number | null, wanted: string) =>
    isWanted(value, wanted) ? [] : [`${name} should be ${wanted}`];
  return [
    ...((kept ?? 0) + (rejected ?? 0) === read ? [] : ['kept and rejected do not add up']),
    ...(verdict === 'SAFE' ? [] : wants('read', read, expected.total)),
    ...(verdict === 'REFUSE' ? [] : wants('kept', kept, expected.kept)),
    ...(verdict === 'REFUSE' ? [] : wants('rejected', rejected, expected.rejected)),
    ...wants('revenue', revenue, expected.revenue),
    ...(isCode || verdict === 'SAFE' || verdict === 'ACCEPT' || verdict === 'REFUSE'
      ? []
      : [`does not say ${codes.join(' or ')}`]),
    ...(verdict === 'ACCEPT' && codes.length > 0 && !isCode ? [`does not say ${codes.join(' or ')}`] : []),
    ...(stored === 1 ? [] : [`${stored} datasets stored`]),
  ];
}

function isWanted(value: number | null, wanted: string): boolean {
  if (wanted === '') return true;
  return wanted.split('|').some((either) => {
    const [least = '', most = least] = either.split('..');
    const rounded = value === null ? Number.NaN : Number(value.toFixed(least.split('.')[1]?.length ?? 0));
    return either === '' || (rounded >= Number(least) && rounded <= Number(most));
  });
}
