import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../errors';
import { ingest } from '../ingest';
import { MemorySink, memorySource } from '../memory';
import { files } from '../testing/files';
import { query, refusalOf } from '../testing/read';
import { InlineAssistant } from './inline-assistant';
import { type ReadAhead, readAhead } from './read-ahead';

interface Helped {
  longestStretch: number;
  share: number;
  /** Bytes from which on it is read while it arrives; null when it is there. */
  lookedAt?: number | null;
}

/** Reads a file alone, or with an assistant for the first stretches and perhaps ahead; no result when it is refused. */
function read(text: string, help?: Helped) {
  const source = memorySource(new TextEncoder().encode(text));
  const assistant = help === undefined ? null : new InlineAssistant(source, help.longestStretch, help.share);
  const part = new MemorySink();
  const rejects = new MemorySink();
  const options = { today: '2026-01-01', customerSalt: 'salt' };
  const lookedAt = help?.lookedAt ?? null;
  const ahead = assistant === null || lookedAt === null ? null : readThis(assistant, lookedAt);
  let result: ReturnType<typeof ingest> | null = null;
  const refusal = refusalOf(() => {
    result = ingest(source, part, rejects, { ...options, fileId: 'f-' }, () => undefined, { assistant, ahead });
  });
  const isAhead = ahead !== null;
  return {
    isAhead,
    refusal,
    result,
    part: part.bytes(),
    rejects: rejects.bytes(),
    stretches: assistant?.stretches ?? 0,
  };

  /** What the head of the file has it be read as, unless it is refused for it. */
  function readThis(helper: InlineAssistant, lookedAt: number): ReadAhead | null {
    try {
      return readAhead(source, part, rejects, options, () => undefined, helper, lookedAt);
    } catch (error) {
      if (error instanceof AppError) return null;
      throw error;
    }
  }
}

const help = fc.record({
  longestStretch: fc.integer({ min: 60, max: 900 }),
  share: fc.integer({ min: 1, max: 9 }),
  lookedAt: fc.option(fc.integer({ min: 80, max: 1500 })),
});
const wild = fc.array(fc.tuple(fc.nat(), fc.constantFrom('"', '\n', ',', 'x', 'ERROR', '"a\nb"', '1.123456', '€')), {
  maxLength: 4,
});
const bodies = Object.entries(files).map(([name, text]) => {
  const end = text.indexOf('\n') + 1;
  return [name, text.slice(0, end), text.slice(end)] as const;
});

describe.each(bodies)('%s', (_name, head, body) => {
  test('is read by two threads as by one, ahead or not, wherever it is cut and whatever is wrong with it', () => {
    fc.assert(
      fc.property(help, wild, (help, changes) => {
        let text = head + body.repeat(6);
        for (const [at, put] of changes) {
          const where = head.length + (at % (text.length - head.length));
          text = text.slice(0, where) + put + text.slice(where + 1);
        }
        const alone = read(text);
        const helped = read(text, help);
        expect(helped.refusal).toEqual(alone.refusal);
        expect(helped.result).toEqual(alone.result);
        expect(new TextDecoder().decode(helped.rejects)).toBe(new TextDecoder().decode(alone.rejects));
      }),
      { numRuns: 12 },
    );
  });
});

test('the part holds the same lines in the same order', async () => {
  const text = `receipt,date,product,quantity,price\n${Array.from(
    { length: 400 },
    (_, index) => `${index >> 1},2024-01-${10 + (index % 20)},P${index % 50},${index % 7},1.${10 + (index % 90)}\n`,
  ).join('')}`;
  const alone = read(text);
  const helped = read(text, { longestStretch: 1_000, share: 3 });
  expect(helped.stretches).toBe(3);
  const lines = 'SELECT * FROM $part';
  expect(await query(helped.part, lines)).toEqual(await query(alone.part, lines));
  const groups = await query(
    helped.part,
    "SELECT count(*) AS groups FROM parquet_metadata($part) WHERE path_in_schema = 'day'",
  );
  expect(Number(groups[0]?.groups)).toBeGreaterThan(8);
});

test('a row that only seems to start at a cut makes the file be read again as a whole', () => {
  const row = (index: number) => `${index},2024-01-10,"Tea\n${index},2024-01-11,Cup,1,1.00\n",2,1.50\n`;
  const text = `receipt,date,product,quantity,price\n${Array.from({ length: 60 }, (_, index) => row(index)).join('')}`;
  const helped = read(text, { longestStretch: 200, share: 4 });
  expect(helped.result).toEqual(read(text).result);
  expect(helped.result).toMatchObject({ understanding: { rows: { kept: 60, rejected: 0 } } });
});

describe('a file that is read while it arrives', () => {
  const row = (index: number) => `${index >> 1},2024-01-${10 + (index % 20)},P${index % 50},${index % 7},1.50\n`;
  const header = 'receipt,date,product,quantity,price\n';
  const rows = (count: number) => Array.from({ length: count }, (_, index) => row(index)).join('');

  test('is not read again where its beginning is like the rest', () => {
    const text = header + rows(400);
    const ahead = read(text, { longestStretch: 1_000, share: 4, lookedAt: 2_000 });
    expect([ahead.isAhead, ahead.stretches]).toEqual([true, 4]);
    expect(ahead.result).toEqual(read(text).result);
    expect(ahead.part).toEqual(read(text, { longestStretch: 1_000, share: 4 }).part);
  });

  test.each([
    ['its middle has another notation', rows(300) + row(1).replace('1.50', '1.123456').repeat(300)],
    ['NUL bytes fill up its end', rows(400) + '\0'.repeat(500)],
  ])('is read again where %s', (_, body) => {
    const ahead = read(header + body, { longestStretch: 1_000, share: 4, lookedAt: 2_000 });
    expect([ahead.isAhead, ahead.stretches > 4]).toEqual([true, true]);
    expect(ahead.result).toEqual(read(header + body).result);
  });
});
