import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longestField, RowReader } from './row-reader';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Reads a text of which `step` more bytes become visible whenever the reader asks for more. */
function readAll(text: string, delimiter = ',', anyNewline = false, step = Number.POSITIVE_INFINITY) {
  const bytes = bytesOf(text);
  const reader = new RowReader(delimiter.charCodeAt(0), anyNewline);
  const rows: (string[] | string)[] = [];
  const lines: number[] = [];
  let end = Math.min(step, bytes.length);
  for (let at = 0; at < bytes.length; ) {
    const next = reader.read(bytes, at, end, end === bytes.length);
    if (next < 0) {
      end = Math.min(end + step, bytes.length);
      continue;
    }
    const cells = Array.from({ length: reader.fields }, (_, index) => reader.text(bytes, index));
    rows.push(reader.problem ?? cells);
    lines.push(reader.lines);
    at = next;
  }
  return { rows, lines };
}

describe('rows', () => {
  test.each([
    [
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\r\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,\n,b\n',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['"a,b","c ""d"""\n', [['a,b', 'c "d"']]],
    ['"a\nb",c\n', [['a\nb', 'c']]],
    ['"a" , "b"\n', [['a', 'b']]],
    ['5" pipe,x\n', [['5" pipe', 'x']]],
    ['"",""\n', [['', '']]],
  ])('%j', (text, rows) => {
    expect(readAll(text).rows).toEqual(rows);
  });

  test.each([
    ['an open quote costs its own line', 'a,"b\nc,d\ne,"f"\n', ['BAD_QUOTE', ['c', 'd'], ['e', 'f']]],
    ['an open quote in the last line', 'a,b\nc,"d', [['a', 'b'], 'BAD_QUOTE']],
    ['an inner quote that is not doubled', '"a "b" c",d\ne,f\n', ['BAD_QUOTE', ['e', 'f']]],
  ])('%s', (_, text, rows) => {
    expect(readAll(text).rows).toEqual(rows);
  });

  test('a carriage return alone ends a row where it may', () => {
    expect(readAll('a,b\rc,d\r\ne,f\n', ',', true).rows).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ]);
  });

  test('a cell that is too long is a problem of its row alone', () => {
    const long = 'x'.repeat(longestField + 1);
    expect(readAll(`a,${long}\nb,c\n`).rows).toEqual(['FIELD_TOO_LONG', ['b', 'c']]);
    expect(readAll(`a,"${long}"\nb,c\n`).rows).toEqual(['FIELD_TOO_LONG', ['b', 'c']]);
  });

  test('a quote that never closes is given up after the longest cell', () => {
    const rest = 'b,c\n'.repeat(longestField);
    expect(readAll(`a,"${rest}`).rows.slice(0, 2)).toEqual(['BAD_QUOTE', ['b', 'c']]);
  });
});

test('any quoted grid reads back as itself, over all delimiters, newlines and chunk sizes', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\t', '|', '\n', '\r', ' ', '1') });
  const grid = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }));
  fc.assert(
    fc.property(
      grid,
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.boolean(),
      fc.integer({ min: 1, max: 40 }),
      (rows, delimiter, newline, closed, step) => {
        const quoted = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter));
        const text = quoted.join(newline) + (closed ? newline : '');
        expect(readAll(text, delimiter, newline === '\r', step).rows).toEqual(rows);
      },
    ),
    { numRuns: 1000 },
  );
});
