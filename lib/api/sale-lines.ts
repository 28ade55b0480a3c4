import { z } from 'zod';
import { defineContract, NoData, question, traced, wholeNumber } from './contract';

const SaleLine = z.object({
  day: z.string().nullable(),
  /** Local time of day. */
  time: z.string().nullable(),
  transactionId: z.string().nullable(),
  product: z.string(),
  category: z.string().nullable(),
  store: z.string().nullable(),
  /** As in the file, but a contact such as an e-mail address is kept as a hash only. */
  customerId: z.string().nullable(),
  quantity: z.number().nullable(),
  unitPrice: z.number().nullable(),
  amount: z.number().nullable(),
});
export type SaleLine = z.infer<typeof SaleLine>;

export const saleLines = defineContract({
  methods: ['GET'],
  path: '/api/sale-lines',
  access: 'member',
  summary: 'The sale lines behind a number, in order of time; `rows` says how many there are.',
  input: question({
    /** `returned` are the lines with a negative quantity or, without quantities, a negative amount. */
    kind: z.enum(['all', 'sold', 'returned']).default('all'),
    limit: wholeNumber(1, 100).default(20),
    offset: wholeNumber(0, 1_000_000).default(0),
  }),
  output: z.discriminatedUnion('hasData', [z.object({ ...traced, lines: z.array(SaleLine) }), NoData]),
  alsoAnswers: ['text/csv'],
});
