import { z } from 'zod';
import { roles } from '../sales/sale-line';
import { defineContract, flag } from './contract';

const Role = z.enum(roles);

const Capabilities = z.object({
  revenue: z.boolean(),
  trends: z.boolean(),
  baskets: z.boolean(),
  forecast: z.boolean(),
  segments: z.boolean(),
  /** For each capability that is false, the role of the column it needs. */
  missing: z.record(z.string(), z.string()),
});

const Proof = z.object({ line: z.number().int(), column: z.string(), value: z.string() });

/** What became of a file: everything read is kept or rejected, and the sum is exact. */
export const Receipt = z.object({
  dataset: z.object({ id: z.string(), name: z.string(), dataVersion: z.string() }).nullable(),
  import: z.object({
    id: z.string().nullable(),
    fileName: z.string(),
    bytes: z.number().int(),
    sha256: z.string(),
    alreadyImported: z.boolean(),
  }),
  rows: z.object({
    read: z.number().int(),
    kept: z.number().int(),
    rejected: z.number().int(),
    duplicate: z.number().int(),
    blank: z.number().int(),
    /** What the kept rows became: more than `kept` where a row lists a basket. */
    saleLines: z.number().int(),
  }),
  /** Sum of the kept amounts; `revenueExact` is the same as decimal text. */
  revenue: z.number().nullable(),
  revenueExact: z.string().nullable(),
  /** Whether amounts are the file's own line totals or quantity x unit price. */
  revenueFrom: z.enum(['lineTotal', 'quantityTimesPrice']).nullable(),
  currency: z.string().nullable(),
  /** The till's or shop's export that the names of the columns tell, and the share of its names that are there. */
  source: z.object({ name: z.string(), confidence: z.number() }).nullable(),
  columns: z.array(
    z.object({
      header: z.string(),
      role: Role.nullable(),
      confidence: z.number(),
      example: z.string().nullable(),
      /** Cells as written and as read: an ISO day with or without clock, a decimal, a name; null when not used or no such value. */
      examples: z.array(z.object({ written: z.string(), understood: z.string().nullable() })),
    }),
  ),
  dialect: z.object({
    /** What the text came packed in; of a workbook, the sheet that was read and the names of all. */
    container: z.enum(['none', 'gzip', 'xlsx']),
    sheet: z.string().nullable(),
    sheets: z.array(z.string()),
    /** Sheets that could have been read as sales; only the chosen one where somebody chose. */
    salesSheets: z.array(z.string()),
    encoding: z.string(),
    delimiter: z.string(),
    decimal: z.enum(['.', ',']),
    dateOrder: z.enum(['ymd', 'dmy', 'mdy']).nullable(),
    /** Cells that can be read one way only; null where the file has none, or dates start with the year. */
    proofs: z.object({ dateOrder: Proof.nullable(), decimal: Proof.nullable() }),
    headerLine: z.number().int(),
    format: z.enum(['lines', 'baskets', 'basketLines']),
  }),
  dateRange: z.object({ from: z.string(), to: z.string() }).nullable(),
  rejects: z.array(
    z.object({
      code: z.string(),
      count: z.number().int(),
      examples: z.array(z.object({ line: z.number().int(), column: z.string().nullable(), value: z.string() })),
    }),
  ),
  /**
   * How the sale lines of the file meet those its dataset had: `changed` ones have the transaction and product of a stored
   * line but other values, `stored` counts the dataset's lines on the days of the file. Without days or ids it is not
   * `isCertain` that equal lines are the same sales. Null where none could meet.
   */
  overlap: z
    .object({
      new: z.number().int(),
      present: z.number().int(),
      changed: z.number().int(),
      stored: z.number().int(),
      isCertain: z.boolean(),
      /** Whether the lines are all those of an earlier file, and no others. */
      isSameAgain: z.boolean(),
    })
    .nullable(),
  warnings: z.array(z.object({ code: z.string(), message: z.string(), count: z.number().int() })),
  capabilities: Capabilities,
  /**
   * Given when nothing was stored: `upload` names the bytes, kept for half an hour to be read again with other options, and
   * `doubts` are the codes of what a person should look at first.
   */
  review: z.object({ upload: z.string(), doubts: z.array(z.string()) }).nullable(),
});
export type Receipt = z.infer<typeof Receipt>;

/** JSON text in a query or form field, or the value itself in a JSON body. */
const mapping = z
  .union([
    z.string().transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'must be JSON such as {"product": "Item"}' });
        return z.NEVER;
      }
    }),
    z.unknown(),
  ])
  .pipe(z.partialRecord(Role, z.string().max(1000)));

export const OverlapChoice = z.enum(['skip', 'keep']);

/** Options of an upload, as query or form fields. */
export const UploadOptions = z.object({
  dataset: z.string().min(1).max(64).optional(),
  /** `replaceDates` puts the file in the place of all lines from its first to its last day, `replace` in the place of all. */
  mode: z.enum(['new', 'append', 'replace', 'replaceDates']).optional(),
  /**
   * What becomes of lines that the dataset has already: left out, or kept as other sales. When this is not said, they are
   * left out where days or ids tell that they are the same, or where the file holds nothing else.
   */
  overlap: OverlapChoice.optional(),
  dryRun: flag,
  /** Store the file only when nothing about it is doubtful; else answer like a dry run. */
  review: flag,
  /** The bytes kept from an earlier answer (`review.upload`), instead of a body. */
  upload: z.uuid('must be a UUID').optional(),
  name: z.string().trim().min(1).max(200).optional(),
  fileName: z.string().max(1000).optional(),
  mapping: mapping.optional(),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  decimal: z.enum(['.', ',']).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be a code such as EUR')
    .optional(),
  dropDuplicates: flag,
  /** The sheet of a workbook to read; the one with the most sales when left out. */
  sheet: z.string().min(1).max(255).optional(),
  /** Chosen by the client, to ask for progress while the upload runs. */
  importId: z.uuid('must be a UUID').optional(),
});
export type UploadOptions = z.infer<typeof UploadOptions>;

export const uploadData = defineContract({
  methods: ['POST'],
  path: '/api/upload-data',
  access: 'account',
  limited: 'upload',
  summary: 'Reads a sales file (multipart field `file`, or the raw body) into a dataset and answers with its receipt.',
  input: UploadOptions,
  output: Receipt,
});

export const releaseUpload = defineContract({
  methods: ['DELETE'],
  path: '/api/uploads/{upload}',
  access: 'account',
  summary: 'Lets go of the bytes that wait for a decision (`review.upload`); does nothing when they are gone.',
  input: z.object({ upload: z.uuid('must be a UUID') }),
  output: z.object({}),
});

export const uploadSample = defineContract({
  methods: ['POST'],
  path: '/api/sample-data',
  access: 'account',
  limited: 'upload',
  summary: 'Makes a dataset from the synthetic sample sales.',
  input: z.object({ importId: z.uuid().optional() }),
  output: Receipt,
});

export const ImportProgress = z.object({
  id: z.string(),
  stage: z.enum(['receiving', 'reading', 'storing', 'done', 'failed']),
  /** Bytes received so far, and in all where the client said. */
  bytes: z.number().int(),
  totalBytes: z.number().int().nullable(),
  rows: z.number().int(),
  /** Part of the current stage that is done, 0..1. */
  fraction: z.number().nullable(),
  done: z.boolean(),
  receipt: Receipt.nullable(),
});
export type ImportProgress = z.infer<typeof ImportProgress>;

const importInput = z.object({ id: z.string().min(1).max(64) });

export const readImport = defineContract({
  methods: ['GET'],
  path: '/api/imports/{id}',
  access: 'member',
  summary: 'Progress of an upload and, when it is done, its receipt.',
  input: importInput,
  output: ImportProgress,
});

export const undoImport = defineContract({
  methods: ['DELETE'],
  path: '/api/imports/{id}',
  access: 'editor',
  summary: 'Takes the lines of an import out of its dataset; the last one takes the dataset with it.',
  input: importInput,
  output: z.object({ datasetId: z.string().nullable() }),
});

export const downloadRejects = defineContract({
  methods: ['GET'],
  path: '/api/imports/{id}/rejects.csv',
  access: 'member',
  summary:
    'Every rejected row of an import with line, reason, column, code and its original cells; corrected, it can be uploaded again.',
  input: importInput,
  output: z.string(),
  answers: 'text/csv',
});
