import { readFile, rm } from 'node:fs/promises';
import { readXlsx, streamXlsxRows } from 'hucre/xlsx';
import { AppError } from '../../errors';
import { countKnownNames } from '../../ingest/columns/header';
import type { ByteSource, IngestOptions } from '../../ingest/ingest';
import { readZipDirectory, type ZipEntry } from '../../ingest/read/zip-directory';
import { Expansion, tooLarge } from './expansion';
import { SheetWriter } from './sheet-writer';
import { isIntact } from './zip-entry';

/** A workbook is held in memory, and so are its texts, which take about ten times their size. */
const mostPacked = 64 << 20;
const mostUnpacked = 1 << 30;
const mostTexts = 32 << 20;
const mostEntries = 5_000;
const rowsBetweenReports = 5_000;
const headerRows = 30;
/** A row with so many names of columns is a header of sales. */
const namesOfHeader = 2;

export interface WorkbookJob {
  source: ByteSource;
  path: string;
  /** Name of the sheet that the uploader wants. */
  sheet: string | undefined;
  mapping: IngestOptions['mapping'];
  limitBytes: number;
  onRows: (rows: number) => void;
}

interface Sheet {
  name: string;
  index: number;
  hidden: boolean;
}

interface WrittenSheet extends Sheet {
  path: string;
  rows: number;
  hasHeader: boolean;
  broken: boolean;
}

/**
 * Writes one sheet of a workbook as CSV beside it: the one asked for, else the longest that has a header of sales, else
 * the first that is not empty. Hidden sheets come last. Formulas count by their stored value.
 * @throws AppError "file_too_large" with TOO_LARGE, "unreadable_file" with NOT_CSV or EMPTY_FILE, "invalid_input" for a
 * sheet that is not there
 */
export async function readWorkbook(job: WorkbookJob): Promise<{ path: string; sheet: string; sheets: string[] }> {
  const entries = listEntries(job.source);
  const bytes = await readFile(job.path);
  for (const entry of entries) if (!(await isIntact(bytes, entry))) throw damaged();
  try {
    const sheets = await listSheets(bytes);
    const written = await chooseSheet(bytes, wantedSheets(sheets, job.sheet), job);
    return { path: written.path, sheet: written.name, sheets: sheets.map(({ name }) => name) };
  } catch (error) {
    throw isDamage(error) ? damaged() : error;
  }
}

/** The parts of the workbook, whose sizes are within bounds as far as the directory tells the truth. */
function listEntries(source: ByteSource): ZipEntry[] {
  if (source.size > mostPacked) throw tooLarge('A workbook can have 64 MB.');
  const entries = readZipDirectory(source) ?? [];
  if (entries.length > mostEntries) throw tooLarge(`This workbook is made of ${entries.length} files.`);
  const expansion = new Expansion(mostUnpacked);
  let texts = 0;
  for (const { name, size } of entries) {
    expansion.add(size, source.size);
    if (/sharedStrings/i.test(name)) texts += size;
  }
  if (texts > mostTexts) throw tooLarge('A workbook can hold 32 MB of texts.');
  return entries;
}

async function listSheets(bytes: Uint8Array): Promise<Sheet[]> {
  const sheets: Sheet[] = [];
  await readXlsx(bytes, {
    sheets: ({ name, hidden, veryHidden }, index) => {
      sheets.push({ name, index, hidden: hidden === true || veryHidden === true });
      return false;
    },
  });
  return sheets;
}

function wantedSheets(sheets: Sheet[], wanted: string | undefined): Sheet[] {
  if (wanted === undefined) return [...sheets].sort((a, b) => Number(a.hidden) - Number(b.hidden));
  const found = sheets.filter(({ name }) => name === wanted);
  if (found.length > 0) return found;
  const names = sheets.map(({ name }) => `"${name}"`).join(', ');
  throw new AppError('invalid_input', `The workbook has no sheet "${wanted}"; it has ${names}.`, {
    fields: [{ path: 'sheet', message: 'is not a sheet of the workbook' }],
  });
}

async function chooseSheet(bytes: Uint8Array, sheets: Sheet[], job: WorkbookJob): Promise<WrittenSheet> {
  const expansion = new Expansion(job.limitBytes);
  let best: WrittenSheet | null = null;
  let unread = false;
  for (const sheet of sheets) {
    if (sheet.hidden && best !== null && !best.hidden) break;
    const written = await writeSheet(bytes, sheet, job, expansion);
    unread ||= written.broken;
    const longer: boolean = best === null || !best.hasHeader || written.rows > best.rows;
    const better: boolean = best === null ? written.rows > 0 : written.hasHeader && longer;
    const worse = better ? best : written;
    if (worse !== null) await rm(worse.path);
    if (better) best = written;
  }
  if (best !== null) return best;
  if (unread) throw damaged();
  throw new AppError('unreadable_file', 'The workbook holds no text; choose the file that the till exported.', {
    reason: 'EMPTY_FILE',
  });
}

/** A sheet that breaks before its first row is no table but a chart, or damaged. */
async function writeSheet(
  bytes: Uint8Array,
  sheet: Sheet,
  job: WorkbookJob,
  expansion: Expansion,
): Promise<WrittenSheet> {
  const path = `${job.path}.sheet${sheet.index}`;
  const writer = new SheetWriter(path, expansion, job.source.size);
  let hasHeader = false;
  let broken = false;
  try {
    for await (const { index, values } of streamXlsxRows(bytes, { sheet: sheet.index })) {
      const cells = writer.write(index, values);
      if (writer.rows <= headerRows) hasHeader ||= countKnownNames(cells, job.mapping) >= namesOfHeader;
      if (writer.rows % rowsBetweenReports === 0) job.onRows(writer.rows);
    }
  } catch (error) {
    if (!isDamage(error) || writer.rows > 0) throw error;
    broken = true;
  } finally {
    writer.close();
  }
  return { ...sheet, path, rows: writer.rows, hasHeader, broken };
}

/** Whatever the reader throws; what is thrown here is an AppError or, by the disk, has a `syscall`. */
function isDamage(error: unknown): boolean {
  return !(error instanceof AppError) && !(error instanceof Error && 'syscall' in error);
}

function damaged(): AppError {
  return new AppError(
    'unreadable_file',
    'This Excel workbook is damaged or is no workbook at all; open it, save it as .xlsx or CSV, and upload that file.',
    { reason: 'NOT_CSV' },
  );
}
