import { z } from 'zod';
import { weekStarts } from '../sales/calendar';
import { isLocale } from '../sales/notation';
import { saleLineColumns } from '../sales/sale-line';
import { roles } from './access';
import { defineContract } from './contract';
import { Receipt } from './ingest';

export const Dataset = z.object({
  id: z.string(),
  name: z.string(),
  /** What the caller is to it. */
  role: z.enum(roles),
  /** Null when it is not known, or when the caller sees money as an index. */
  currency: z.string().nullable(),
  /** How numbers and days are written. */
  locale: z.string(),
  /** First day of a week. */
  weekStart: z.enum(weekStarts),
  dataVersion: z.string(),
  rows: z.number().int(),
  dateRange: z.object({ from: z.string(), to: z.string() }).nullable(),
  changedAt: z.string(),
  capabilities: Receipt.shape.capabilities,
  /** Columns of its sale lines that hold values. */
  columns: z.array(z.enum(saleLineColumns)),
  /** None through a link. */
  imports: z.array(
    z.object({
      id: z.string(),
      fileName: z.string(),
      /** Sale lines that count, and those of the file that do not, as a later import stands in for their days. */
      rows: z.number().int(),
      replacedRows: z.number().int(),
      /** Sale lines of the file that were left out, as earlier files have them. */
      knownRows: z.number().int(),
      createdAt: z.string(),
    }),
  ),
});
export type Dataset = z.infer<typeof Dataset>;

export const listDatasets = defineContract({
  methods: ['GET'],
  path: '/api/datasets',
  access: 'account',
  summary: 'The datasets of the caller, last changed first.',
  input: z.object({}),
  output: z.object({ datasets: z.array(Dataset) }),
});

const datasetInput = z.object({ id: z.string().min(1).max(64) });

export const readDataset = defineContract({
  methods: ['GET'],
  path: '/api/datasets/{id}',
  access: 'frame',
  summary: 'One dataset.',
  input: datasetInput,
  output: Dataset,
});

export const updateDataset = defineContract({
  methods: ['PATCH'],
  path: '/api/datasets/{id}',
  access: 'editor',
  summary: 'Renames a dataset or sets its currency, how numbers are written and when a week begins.',
  input: datasetInput.extend({
    name: z.string().trim().min(1, 'must not be empty').max(200, 'takes at most 200 characters').optional(),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'must be a code such as EUR')
      .nullable()
      .optional(),
    locale: z.string().max(35).refine(isLocale, 'must be a locale such as de-DE').optional(),
    weekStart: z.enum(weekStarts, { error: `must be ${weekStarts.join(' or ')}` }).optional(),
  }),
  output: Dataset,
});

export const deleteDataset = defineContract({
  methods: ['DELETE'],
  path: '/api/datasets/{id}',
  access: 'owner',
  summary: 'Deletes a dataset with its imports.',
  input: datasetInput,
  output: z.object({ deleted: z.literal(true) }),
});

/** Names to choose from in the filter bar. */
export const listValues = defineContract({
  methods: ['GET'],
  path: '/api/datasets/{id}/values',
  access: 'frame',
  summary: 'Products, categories or stores of a dataset whose name contains the text, best sellers first.',
  input: datasetInput.extend({
    column: z.enum(['product', 'category', 'store']),
    search: z.string().max(200).default(''),
  }),
  output: z.object({ values: z.array(z.string()), truncated: z.boolean() }),
});
