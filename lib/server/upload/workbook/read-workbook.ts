import { rm } from 'node:fs/promises';
import { AppError } from '../../../errors';
import { countKnownNames } from '../../../ingest/columns/header';
import { readZipDirectory } from '../../../ingest/container/zip-directory';
import type { ByteSource, IngestOptions, Origin } from '../../../ingest/ingest';
import { Expansion, tooLarge } from '../expansion';
import { readDateStyles } from './date-formats';
import { listSheets, type Sheet } from './list-sheets';
import { readSharedTexts } from './shared-texts';
import { type CellContext, readRows } from './sheet-rows';
import { SheetWriter } from './sheet-writer';
import type { Archive } from './zip-entry';

const mostUnpacked = 2 ** 31;
const mostEntries = 5_000;
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
  onProgress: (progress: { rows: number; fraction: number }) => void;
}

interface WrittenSheet extends Sheet {
  path: string;
  rows: number;
  hasHeader: boolean;
}

/**
 * Writes one sheet of a workbook as CSV beside it: the one asked for, else the longest that has a header of sales, else
 * the first that is not empty. Hidden sheets come last.
 * @throws AppError "file_too_large" with TOO_LARGE, "unreadable_file" with NOT_CSV or EMPTY_FILE, "invalid_input" for a
 * sheet that is not there
 */
export async function readWorkbook(job: WorkbookJob): Promise<{ path: string } & Omit<Origin, 'container'>> {
  const archive = openArchive(job);
  const { sheets, texts, styles, from1904 } = await listSheets(archive);
  const wanted = wantedSheets(sheets, job.sheet);
  const context: CellContext = {
    texts: texts === null ? [] : await readSharedTexts(archive, texts),
    dateStyles: styles === null ? [] : await readDateStyles(archive, styles),
    from1904,
  };
  const { best, salesSheets } = await chooseSheet(archive, wanted, context, job);
  return { path: best.path, sheet: best.name, sheets: sheets.map(({ name }) => name), salesSheets };
}

/** Sizes count by the directory here, and again when an entry is read. */
function openArchive({ source, path }: WorkbookJob): Archive {
  const entries = readZipDirectory(source) ?? [];
  if (entries.length > mostEntries) throw tooLarge(`This workbook is made of ${entries.length} files.`);
  const expansion = new Expansion(mostUnpacked);
  for (const { size } of entries) expansion.add(size, source.size);
  return { path, source, entries: new Map(entries.map((entry) => [entry.name, entry])) };
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

async function chooseSheet(
  archive: Archive,
  sheets: Sheet[],
  context: CellContext,
  job: WorkbookJob,
): Promise<{ best: WrittenSheet; salesSheets: string[] }> {
  const expansion = new Expansion(job.limitBytes);
  const salesSheets: string[] = [];
  let best: WrittenSheet | null = null;
  for (const [index, sheet] of sheets.entries()) {
    if (sheet.hidden && best !== null && !best.hidden) break;
    const written = await writeSheet(archive, sheet, context, expansion, { ...job, path: `${job.path}.sheet${index}` });
    const loser: WrittenSheet | null = isBetter(written, best) ? best : written;
    if (loser !== null) await rm(loser.path);
    if (written.hasHeader) salesSheets.push(written.name);
    if (loser !== written) best = written;
  }
  if (best !== null) return { best, salesSheets };
  throw new AppError('unreadable_file', 'The workbook holds no text; choose the file that the till exported.', {
    reason: 'EMPTY_FILE',
  });
}

function isBetter(sheet: WrittenSheet, best: WrittenSheet | null): boolean {
  if (best === null) return sheet.rows > 0;
  return sheet.hasHeader && (!best.hasHeader || sheet.rows > best.rows);
}

async function writeSheet(
  archive: Archive,
  sheet: Sheet,
  context: CellContext,
  expansion: Expansion,
  { path, mapping, onProgress }: WorkbookJob,
): Promise<WrittenSheet> {
  const writer = new SheetWriter(path, expansion, archive.source.size);
  let hasHeader = false;
  try {
    for await (const { rows, fraction } of readRows(archive, sheet.part, context)) {
      for (const row of rows) {
        if (writer.rows < headerRows) hasHeader ||= countKnownNames(row.cells, mapping) >= namesOfHeader;
        writer.write(row);
      }
      onProgress({ rows: writer.rows, fraction });
    }
  } finally {
    writer.close();
  }
  return { ...sheet, path, rows: writer.rows, hasHeader };
}
