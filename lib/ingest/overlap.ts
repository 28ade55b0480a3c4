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
  /** Whether days or ids tell that equal lines are the same sales. */
  isCertain: boolean;
  /** Whether the lines are all those of an earlier file, and no others. */
  isSameAgain: boolean;
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

/** How the lines of some files are compared. */
export interface Comparison {
  columns: SaleLineColumn[];
  /** Whether equal lines are the same sale; without days or ids they are as likely two. */
  isCertain: boolean;
  /** Whether a line is told by the other products of its row, too. */
  byBasket: boolean;
}

/**
 * How to compare lines: by the columns that all files have. Ids count where all files have their own, made the same way;
 * where neither days nor ids tell, rows that list a basket are compared as a whole.
 */
export function comparisonOf(files: readonly Compared[]): Comparison {
  const [first] = files;
  const ids = first === undefined ? null : ownIds(first);
  const alike = ids !== null && files.every((file) => ownIds(file) === ids);
  const shared = telling.filter((column) => files.every(({ profile }) => profile.columns.includes(column)));
  const columns = shared.filter((column) => alike || !onlyWithIds.includes(column));
  const isCertain = columns.includes('day') || columns.includes('transaction_key');
  return { columns, isCertain, byBasket: !isCertain && shared.includes('transaction_key') };
}

/** Ids made of other columns say nothing that those do not; made of a row's place in its file, nothing at all. */
function ownIds({ understanding: { columns, warnings } }: Compared): 'plain' | 'withDay' | null {
  if (!columns.some(({ role }) => role === 'transactionId')) return null;
  return warnings.some(({ code }) => code === 'ID_RESTARTS') ? 'withDay' : 'plain';
}

/**
 * Whether lines that are there already are left out of a file.
 * @param choice what its sender says, if anything; else only the same sales are left out, never others just like them
 */
export function leavesOut(choice: 'skip' | 'keep' | null, { isCertain, isSameAgain }: Overlap): boolean {
  return choice === null ? isCertain || isSameAgain : choice === 'skip';
}

/** What became of lines that a dataset had already, or of its lines on the same days. */
export function overlapWarnings(overlap: Overlap, became: 'skip' | 'keep' | 'doubt' | 'replaceDates'): Warning[] {
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
        : became === 'doubt'
          ? [
              {
                code: 'OVERLAP_UNCLEAR',
                count: present,
                message:
                  'Lines just like these were here already. Neither file gives days or receipt numbers to tell whether they are the same sales, so all were added. If they are, undo this import and add the file with its new lines only.',
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
