import type { PartProfile, SaleLineColumn } from '../sales/sale-line';
import type { Understanding, Warning } from './understanding';

/** How the lines of a file meet those that its dataset has already; their sum is the sale lines of the file. */
export interface Overlap {
  new: number;
  /** Lines that are there with the same values. */
  present: number;
  /** Lines whose product is there on the same transaction with other values. */
  changed: number;
  /** Lines of the dataset on the days from the file's first to its last. */
  stored: number;
}

/** Why a row is left out none of whose lines is new. */
export const knownLineCodes: readonly string[] = ['ALREADY_STORED', 'CHANGED_LINE'];

/** A file's lines and how they were understood. */
export interface Compared {
  profile: PartProfile;
  understanding: Pick<Understanding, 'columns' | 'warnings'>;
}

/** What tells one sale from another; names that have a key are compared by it. */
const telling = [
  'day',
  'second',
  'transaction_key',
  'product_key',
  'category',
  'customer_key',
  'store',
  'quantity',
  'unit_price',
  'amount',
] as const satisfies SaleLineColumn[];

/** Without ids, a product that is filed elsewhere by now would pass for another sale. */
const onlyWithIds: SaleLineColumn[] = ['transaction_key', 'category'];

/** Whether two files can hold the same sale: both have no dates, or their dates meet. */
export function canOverlap(one: PartProfile, other: PartProfile): boolean {
  if (one.from === null || one.to === null || other.from === null || other.to === null) return one.from === other.from;
  return one.from <= other.to && other.from <= one.to;
}

/**
 * The columns to compare lines by: those that all files have. Ids count where all files have their own, made the same way.
 * Null when neither days nor ids are among them, as two equal lines are then as likely two sales.
 */
export function comparedColumns(files: readonly Compared[]): SaleLineColumn[] | null {
  const [first] = files;
  const ids = first === undefined ? null : ownIds(first);
  const alike = ids !== null && files.every((file) => ownIds(file) === ids);
  const columns = telling.filter(
    (column) =>
      files.every(({ profile }) => profile.columns.includes(column)) && (alike || !onlyWithIds.includes(column)),
  );
  return columns.includes('day') || columns.includes('transaction_key') ? columns : null;
}

/** Ids made of other columns say nothing that those do not; made of a row's place in its file, nothing at all. */
function ownIds({ understanding: { columns, warnings } }: Compared): 'plain' | 'withDay' | null {
  if (!columns.some(({ role }) => role === 'transactionId')) return null;
  return warnings.some(({ code }) => code === 'ID_RESTARTS') ? 'withDay' : 'plain';
}

/** What became of lines that a dataset had already, or of its lines on the same days. */
export function overlapWarnings(overlap: Overlap, became: 'skip' | 'keep' | 'replaceDates'): Warning[] {
  const { present, changed, stored } = overlap;
  const warnings =
    became === 'replaceDates'
      ? [
          {
            code: 'DATES_REPLACED',
            count: stored,
            message: 'Earlier lines of these days do not count any more; undoing this import brings them back.',
          },
        ]
      : became === 'keep'
        ? [
            {
              code: 'OVERLAP_KEPT',
              count: present + changed,
              message: 'Lines that were here already were added once more, as sales of their own.',
            },
          ]
        : [
            {
              code: 'ALREADY_STORED',
              count: present,
              message: 'Lines that were here already were left out, so that no sale counts twice.',
            },
            {
              code: 'CHANGED_LINE',
              count: changed,
              message:
                'Lines that were here with other values were left out, and the earlier ones stand. To take these instead, import the file again and replace its dates.',
            },
          ];
  return warnings.filter(({ count }) => count > 0);
}
