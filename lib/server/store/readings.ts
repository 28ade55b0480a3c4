import 'server-only';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { UploadOptions } from '../../api/ingest';
import { database } from './database';

/** How a person decided that a file is to be read. */
const Reading = z.object({
  mapping: z.record(z.string(), z.string()).optional(),
  dateOrder: UploadOptions.shape.dateOrder,
  decimal: UploadOptions.shape.decimal,
});
type Reading = z.infer<typeof Reading>;

/** The decisions in the options of an upload; null when there are none. */
export function readingOf({ mapping, dateOrder, decimal }: UploadOptions): Reading | null {
  return mapping === undefined && dateOrder === undefined && decimal === undefined
    ? null
    : { mapping, dateOrder, decimal };
}

/** How this owner had files with these columns read before; null when it was never decided. */
export async function recallReading(ownerId: string, headers: string[]): Promise<Reading | null> {
  const prisma = await database();
  const found = await prisma.reading.findUnique({ where: { ownerId_headers: { ownerId, headers: shapeOf(headers) } } });
  return found === null ? null : Reading.parse(found.options);
}

/** Keeps the decisions of a file that was stored, for the next file with the same columns. */
export async function rememberReading(ownerId: string, headers: string[], options: UploadOptions): Promise<void> {
  const reading = readingOf(options);
  if (reading === null) return;
  const prisma = await database();
  const key = { ownerId, headers: shapeOf(headers) };
  const chosen = JSON.parse(JSON.stringify(reading));
  await prisma.reading.upsert({
    where: { ownerId_headers: key },
    create: { ...key, options: chosen },
    update: { options: chosen },
  });
}

/** Files are of one shape when their headers are the same in the same order. */
function shapeOf(headers: string[]): string {
  return createHash('sha256').update(JSON.stringify(headers)).digest('hex');
}
