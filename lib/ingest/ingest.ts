import { AppError } from '../errors';
import type { PartProfile } from '../sales/sale-line';
import { type Assumptions, leastMoneyDecimals, mostMoneyDecimals, mostQuantityDecimals } from './assumptions';
import { provenMark, provenOrder } from './columns/evidence';
import { type Assignment, assignRoles } from './columns/header';
import { areManyApart, idRuleFrom } from './columns/id-rule';
import { withoutOrderTotal } from './columns/order-totals';
import { personalColumns } from './columns/personal';
import { type RowShape, settleBaskets } from './columns/row-shape';
import { type Guess, guessFrom, numberRoles, sampleRowsOf } from './columns/samples';
import { recogniseSource } from './columns/sources';
import { refuseBinary, refuseContainer } from './container/container';
import { Contradiction } from './pass/contradiction';
import type { Findings } from './pass/findings';
import { amountSourceOf } from './pass/layout-of';
import type { PassInput } from './pass/pass-input';
import { type Dialect, findDialect } from './read/dialect';
import { type Encoding, encodingOfBrokenUtf8, encodingOfHead } from './read/encoding';
import { quotingOf } from './read/quoting';
import { requote } from './read/requote';
import { TextReader } from './read/text-reader';
import { describe } from './receipt';
import { Rejects } from './rejects/rejects';
import { type ByteSink, type ByteSource, withoutPadding } from './source';
import { drawSeed } from './store/hash-bytes';
import type { Assistant } from './stretch/assistant';
import { type FileReading, readFile } from './stretch/read-file';
import type { IngestOptions, IngestProgress, Understanding } from './understanding';

export type { ByteSink, ByteSource } from './source';
export type { IngestOptions, IngestProgress, KnownLines, Origin, Understanding } from './understanding';

export interface IngestResult {
  understanding: Understanding;
  profile: PartProfile;
}

/** What the samples did not show, and an earlier pass has met. */
interface Met {
  anyNewline: boolean;
  /** Customers who are known by an e-mail address or a phone number. */
  contacts: boolean;
  /** Cells that list several products. */
  lists: string[];
  /** Whether the file's own ids start again on other days. */
  idsRestart: boolean;
}

const signatureBytes = 65_536;
const headBytes = 262_144;
/** Each repetition settles one assumption for good, and there are no more than these. */
const mostPasses = 8;

/**
 * Reads a sales file into one Parquet part, a CSV of the rejected rows and a receipt, in one pass over the bytes; the
 * file is read again when the pass meets something that the guess from its samples got wrong.
 * @throws AppError "unsupported_file" or "unreadable_file" with the reason; "invalid_input" for a mapping that names no column
 */
export function ingest(
  file: ByteSource,
  part: ByteSink,
  rejects: ByteSink,
  options: IngestOptions,
  onProgress: (progress: IngestProgress) => void,
  assistant: Assistant | null = null,
): IngestResult {
  const source = withoutPadding(file);
  let encoding = encodingOf(source);
  const met: Met = { anyNewline: false, contacts: false, lists: [], idsRestart: false };
  let helped = assistant;
  let settled: Assumptions | null = null;
  for (let passes = 0; passes < mostPasses; passes++) {
    const text = new TextReader(source, encoding);
    const buffer = new Uint8Array(headBytes);
    const start = buffer.subarray(0, text.fill(buffer, 0, headBytes));
    if (text.broken) {
      encoding = encodingOfBrokenUtf8(source, encoding.skip);
      continue;
    }
    const quoting = quotingOf(start);
    const head = quoting === null ? start : requote(start, quoting);
    const dialect = findDialect(head, text.ended, quoting, options.mapping);
    const samples = sampleRowsOf(source, encoding, dialect, head);
    const { assignments, shape } = settleRoles(dialect, samples, met.lists, options);
    const guess = guessFrom(samples, assignments, dialect.delimiter, options);
    const assumed: Assumptions = {
      ...(settled ?? firstAssumptions(guess, encoding, assignments)),
      encoding,
      anyNewline: met.anyNewline || dialect.anyNewline,
    };
    if (passes > 0) {
      part.restart();
      rejects.restart();
    }
    const ownIds = shape.format === 'lines' || assignments.some(({ role }) => role === 'transactionId');
    const idRule = ownIds ? idRuleFrom(assignments, samples, assumed.dateOrder, met.idsRestart) : 'row';
    const personal =
      shape.format === 'basketLines' ? [] : personalColumns(dialect.header, assignments, samples, met.contacts);
    const recognised = dialect.headerLine === 0 ? null : recogniseSource(dialect.header);
    const input: PassInput = {
      options,
      dialect,
      assignments,
      shape,
      idRule,
      personal,
      known: recognised?.source ?? null,
      assumed,
      seed: drawSeed(),
    };
    const rejected = new Rejects(rejects, input);
    let reading: FileReading;
    try {
      reading = readFile({ source, part, rejects: rejected, onProgress }, input, helped);
    } catch (error) {
      if (!(error instanceof Contradiction)) throw error;
      if (error.what === 'encoding') encoding = encodingOfBrokenUtf8(source, encoding.skip);
      else if (error.what === 'newline') met.anyNewline = true;
      else if (error.what === 'customer') met.contacts = true;
      else helped = null;
      continue;
    }
    const { findings } = reading;
    const mayRestart = idRuleFrom(assignments, samples, assumed.dateOrder, true) === 'idAndDay';
    const isNew = meetMore(met, findings, mayRestart);
    const revised = revise(input, findings, guess);
    if (revised === null && !isNew)
      return describe(input, reading, rejected, head, samples, guess.evidence, recognised);
    settled = isNew ? null : revised;
  }
  throw new AppError(
    'unreadable_file',
    'The notation of this file cannot be told; choose the date order and decimal mark.',
    {
      reason: 'UNKNOWN_ENCODING',
    },
  );
}

function encodingOf(source: ByteSource): Encoding {
  const buffer = new Uint8Array(signatureBytes);
  const head = buffer.subarray(0, source.read(0, buffer));
  refuseContainer(source);
  const encoding = encodingOfHead(head);
  if (encoding.name === 'utf-8') refuseBinary(head);
  return encoding;
}

/** What each column is by its name and its cells. */
function settleRoles(
  { header, basketLines }: Dialect,
  samples: string[][],
  lists: string[],
  { mapping }: IngestOptions,
): { assignments: Assignment[]; shape: RowShape } {
  if (basketLines) {
    const items = header.map((_, column): Assignment => ({ role: 'items', column, confidence: 0.8 }));
    return { assignments: items, shape: { format: 'basketLines', separator: null, mayList: false } };
  }
  const named = assignRoles(header, mapping);
  return settleBaskets(mapping?.amount === undefined ? withoutOrderTotal(named, samples) : named, samples, lists);
}

function firstAssumptions(guess: Guess, encoding: Encoding, assignments: Assignment[]): Assumptions {
  const quantity = { scale: Math.min(guess.quantityScale, mostQuantityDecimals), wide: false };
  const money = (scale: number) => Math.min(Math.max(scale, leastMoneyDecimals), mostMoneyDecimals);
  const unitPrice = { scale: money(guess.priceScale), wide: false };
  const derived = amountSourceOf(assignments) === 'quantityTimesPrice';
  const amount = derived ? quantity.scale + unitPrice.scale : guess.amountScale;
  return {
    encoding,
    anyNewline: false,
    dateOrder: guess.dateOrder,
    countedDates: guess.countedDates,
    decimal: guess.decimal,
    marks: guess.marks,
    quantity,
    unitPrice,
    amount: { scale: money(amount), wide: false },
    writtenAmount: Math.min(guess.amountScale, mostMoneyDecimals),
  };
}

/** Adds what a pass has met; whether that changes what the file is taken for. */
function meetMore(met: Met, { lists, idSpans }: Findings, mayRestart: boolean): boolean {
  const restarts = mayRestart && !met.idsRestart && areManyApart(idSpans);
  if (!restarts && (lists.length === 0 || met.lists.length > 0)) return false;
  met.idsRestart ||= restarts;
  if (met.lists.length === 0) met.lists = lists;
  return true;
}

/** What to assume in another pass, null when the pass has found nothing against its assumptions. */
function revise(
  { assumed, assignments, dialect, options }: PassInput,
  { evidence, numbers }: Findings,
  guess: Guess,
): Assumptions | null {
  const next = { ...assumed };
  if (options.dateOrder === undefined && evidence.dayFirst + evidence.monthFirst > 0)
    next.dateOrder = provenOrder(evidence);
  const unproven = guess.evidence.dots === guess.evidence.commas && guess.decimal === assumed.decimal;
  if (options.decimal === undefined && unproven && evidence.dots !== evidence.commas)
    next.decimal = provenMark(evidence, dialect.delimiter);
  next.marks = { ...assumed.marks };
  for (const role of options.decimal === undefined ? numberRoles : []) {
    if (guess.provenMarks.has(role) || guess.marks[role] !== assumed.marks[role]) continue;
    const balance = numbers[role]?.balance ?? 0;
    next.marks[role] = balance === 0 ? next.decimal : balance > 0 ? '.' : ',';
  }
  for (const role of numberRoles)
    next[role] = {
      scale: Math.max(assumed[role].scale, numbers[role]?.neededScale ?? 0),
      wide: assumed[role].wide || numbers[role]?.overflowed === true,
    };
  if (amountSourceOf(assignments) === 'quantityTimesPrice')
    next.amount.scale = Math.min(next.quantity.scale + next.unitPrice.scale, mostMoneyDecimals);
  return JSON.stringify(next) === JSON.stringify(assumed) ? null : next;
}
