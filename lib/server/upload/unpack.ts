import type { ByteSource, IngestOptions, Origin } from '../../ingest/ingest';
import { gunzip } from './gunzip';
import { readWorkbook } from './workbook/read-workbook';

export interface PackedFile {
  path: string;
  source: ByteSource;
  container: 'gzip' | 'xlsx';
  options: IngestOptions;
  sheet: string | undefined;
  /** How large the text may be. */
  limitBytes: number;
}

export interface UnpackProgress {
  rows: number;
  fraction: number;
}

/**
 * Gets the text out of a gzip archive or a workbook, into a file beside it.
 * @throws AppError "unreadable_file" when it is damaged, "file_too_large"
 */
export async function unpack(
  { path, source, container, options, sheet, limitBytes }: PackedFile,
  onProgress: (progress: UnpackProgress) => void,
): Promise<{ path: string; origin: Origin }> {
  if (container === 'gzip') {
    const text = `${path}.text`;
    await gunzip(path, text, limitBytes, (packed) => onProgress({ rows: 0, fraction: packed / source.size }));
    return { path: text, origin: { container, sheet: null, sheets: [], salesSheets: [] } };
  }
  const { path: text, ...read } = await readWorkbook({
    source,
    path,
    sheet,
    mapping: options.mapping,
    limitBytes,
    onProgress,
  });
  return { path: text, origin: { container, ...read } };
}
