import 'server-only';
import { z } from 'zod';
import { Receipt } from '../../api/ingest';
import type { Overlap } from '../../ingest/overlap';
import type { Warning } from '../../ingest/understanding';
import { capabilitiesOf } from '../../sales/capabilities';
import { type PartProfile, saleLineColumns } from '../../sales/sale-line';
import type { Dataset, Import } from '../generated/prisma/client';
import type { Cleaned } from '../upload/cleaning/requests';

export type ImportWithDataset = Import & { dataset: Dataset };

/** The part of a receipt that the file itself gives; the rest is where the import lies. */
const StoredReceipt = Receipt.omit({ dataset: true, import: true, review: true });
export type StoredReceipt = z.infer<typeof StoredReceipt>;

/** What of an import makes its lines. */
export interface StoredPart extends Pick<Import, 'partSha256' | 'replacesFrom' | 'replacesTo'> {
  profile: unknown;
  /** Where the part lies that is not stored yet. */
  path?: string | undefined;
}

export const StoredProfile: z.ZodType<PartProfile> = z.object({
  rows: z.number(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  columns: z.array(z.enum(saleLineColumns)),
  scales: z.object({
    quantity: z.number(),
    unitPrice: z.number(),
    amount: z.number(),
    discount: z.number().default(0),
    cost: z.number().default(0),
  }),
});

/** The receipt of a cleaned file that is, or is not yet, part of a dataset. */
export function describeFile({ result }: Cleaned, overlap: Overlap | null): StoredReceipt {
  return { ...result.understanding, overlap, capabilities: capabilitiesOf(result.profile.columns) };
}

/** The profile of a stored import. */
export function profileOf(stored: Pick<StoredPart, 'profile'>): PartProfile {
  return StoredProfile.parse(stored.profile);
}

/** What the file of a stored import holds, with the lines that were left out as they were here already. */
export function wholeProfileOf({ wholeProfile }: Pick<Import, 'wholeProfile'>): PartProfile {
  return StoredProfile.parse(wholeProfile);
}

/** How the file of a stored import was understood. */
export function understandingOf(stored: Pick<Import, 'receipt'>): StoredReceipt {
  return StoredReceipt.parse(stored.receipt);
}

/** The receipt of a stored import. */
export function receiptOf(stored: ImportWithDataset, alreadyImported = false): Receipt {
  const { dataset, id, fileName, bytes, sha256 } = stored;
  const understood = understandingOf(stored);
  const returned = profileOf(stored).rows - understood.rows.saleLines;
  return {
    ...understood,
    warnings: [...changesSince(returned), ...understood.warnings],
    dataset: { id: dataset.id, name: dataset.name, dataVersion: dataset.dataVersion },
    import: { id, fileName, bytes: Number(bytes), sha256, alreadyImported },
    review: null,
  };
}

/** What other files that were undone have changed about this one; its receipt is from before. */
function changesSince(returned: number): Warning[] {
  if (returned === 0) return [];
  const message =
    returned > 0
      ? 'Lines that were left out count by now, as a file that had them was undone.'
      : 'Lines do not count any more, as an earlier file that has them is back.';
  return [{ code: returned > 0 ? 'LINES_RETURNED' : 'LINES_WITHDRAWN', count: Math.abs(returned), message }];
}
