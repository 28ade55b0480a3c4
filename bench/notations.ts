import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import Papa from 'papaparse';
import type { SalesFile } from './sales-file';
import { startShelfwise } from './servers';
import { uploadToShelfwise } from './sides';
import type { Row } from './table';

interface Notation {
  name: string;
  encoding: 'utf8' | 'latin1';
  /** A line of the synthetic sales as this notation writes its cells. */
  write: (cells: string[]) => string;
}

const notations: Notation[] = [
  { name: 'plain', encoding: 'utf8', write: (cells) => cells.map(quoted).join(',') },
  {
    name: 'all quoted',
    encoding: 'utf8',
    write: (cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','),
  },
  { name: 'day first', encoding: 'utf8', write: (cells) => cells.map(dayFirst).map(quoted).join(',') },
  { name: 'decimal comma', encoding: 'utf8', write: (cells) => cells.map(decimalComma).join(';') },
  { name: 'Windows-1252', encoding: 'latin1', write: (cells) => cells.map(quoted).join(',').replace('e', 'é') },
];

/** Warm uploads of the same sales in other notations, in turn with plain ones; the first upload of each is not counted. */
export async function measureNotations(folder: string, rounds: number, sales: SalesFile): Promise<Row[]> {
  const files = await Promise.all(notations.map((notation) => writeNotation(folder, notation, sales)));
  const server = await startShelfwise(join(folder, 'notations'));
  const seconds = notations.map((): number[] => []);
  try {
    for (let round = 0; round <= rounds; round++)
      for (const [index, file] of files.entries()) {
        const { seconds: taken, rows } = await uploadToShelfwise(server, withLastLine(file, `${round}-${index}`));
        if (rows !== sales.rows + 1)
          throw new Error(`${notations[index]?.name}: kept ${rows} of ${sales.rows + 1} rows`);
        if (round > 0) seconds[index]?.push(taken);
      }
  } finally {
    await server.stop();
  }
  return notations.map(({ name }, index) => ({
    what: name,
    unit: 's',
    ours: seconds[index] ?? [],
    peer: seconds[0] ?? [],
  }));
}

async function writeNotation(folder: string, { name, encoding, write }: Notation, sales: SalesFile) {
  const path = join(folder, `${name}.csv`);
  const lines = async function* () {
    for await (const line of createInterface({ input: Readable.from(sales.blocks()) }))
      yield Buffer.from(`${write(cellsOf(line))}\n`, encoding);
  };
  await pipeline(Readable.from(lines()), createWriteStream(path));
  return { path, lastLine: (id: string) => write([id, ...lastSale]), rows: sales.rows + 1 };
}

const lastSale = ['2024-12-30T20:59:59', 'High Street', 'Oat biscuits', 'Sweets', '1', '1.75', 'K000001'];

function withLastLine({ path, lastLine, rows }: Awaited<ReturnType<typeof writeNotation>>, id: string): SalesFile {
  const last = Buffer.from(`${lastLine(id)}\n`, 'latin1');
  return {
    rows,
    bytes: statSync(path).size + last.length,
    async *blocks() {
      yield* createReadStream(path, { highWaterMark: 1 << 20 });
      yield last;
    },
  };
}

function cellsOf(line: string): string[] {
  return line.includes('"') ? (Papa.parse<string[]>(line).data[0] ?? []) : line.split(',');
}

function quoted(cell: string): string {
  return cell.includes(',') || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function dayFirst(cell: string): string {
  return cell.replace(/^(\d{4})-(\d\d)-(\d\d)T/, '$3/$2/$1 ');
}

function decimalComma(cell: string): string {
  return cell.replace(/^(-?\d+)\.(\d+)$/, '$1,$2');
}
