import type { ByteSource, IngestOptions, Origin } from '../../ingest/ingest';
import { containerOf } from '../../ingest/read/container';
import { gunzip } from './gunzip';
import { readWorkbook } from './workbook';

export interface PackedFile {
  path: string;
  source: ByteSource;
  options: IngestOptions;
  sheet: string | undefined;
  /** How large the text may be. */
  limitBytes: number;
}

/** `fraction` is null where the end cannot be seen. */
export interface UnpackProgress {
  rows: number;
  fraction: number | null;
}

/**
 * Gets the text out of a gzip archive or a workbook, into a file beside it; any other file is the text itself.
 * @throws AppError that names the file when it is neither, or is damaged or too large
 */
export async function unpack(
  { path, source, options, sheet, limitBytes }: PackedFile,
  onProgress: (progress: UnpackProgress) => void,
): Promise<{ path: string; origin: Origin }> {
  const container = containerOf(source);
  if (container === 'gzip') {
    const text = `${path}.text`;
    await gunzip(path, text, limitBytes, (packed) => onProgress({ rows: 0, fraction: packed / source.size }));
    return { path: text, origin: { container, sheet: null, sheets: [] } };
  }
  if (container === 'xlsx') {
    const onRows = (rows: number) => onProgress({ rows, fraction: null });
    const read = await readWorkbook({ source, path, sheet, mapping: options.mapping, limitBytes, onRows });
    return { path: read.path, origin: { container, sheet: read.sheet, sheets: read.sheets } };
  }
  return { path, origin: { container, sheet: null, sheets: [] } };
}
