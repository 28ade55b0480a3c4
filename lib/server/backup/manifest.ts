import 'server-only';
import { z } from 'zod';

/** Raised when the file is written in another way. */
export const formatVersion = 1;

/** The first entry of a backup: what is in it. */
export const Manifest = z.object({
  format: z.number().int(),
  /** Version of Shelfwise that made it. */
  version: z.string(),
  madeAt: z.string(),
  /** Migrations that its tables have been through, in their order. */
  migrations: z.array(z.string()),
  /** Signs sessions and hides customers; null where it is a setting of the server. */
  secret: z.string().nullable(),
  secretSha256: z.string(),
  /** Tables in the order in which they can be filled, and how many rows they have. */
  tables: z.array(z.object({ name: z.string(), rows: z.number().int() })),
  /** Sums over all datasets, to be the same after restoring. */
  totals: z.record(z.string(), z.string()),
});
export type Manifest = z.infer<typeof Manifest>;

/** The last entry of a backup: the SHA-256 of every other. */
export const Checksums = z.record(z.string(), z.string());

export const manifestEntry = 'shelfwise.json';
export const checksumsEntry = 'checksums.json';
export const rowsEntry = (table: string) => `rows/${table}.jsonl`;
export const blobEntry = (sha256: string) => `blobs/${sha256}`;
