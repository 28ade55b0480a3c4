import { type Assumptions, leastMoneyDecimals, mostMoneyDecimals, mostQuantityDecimals } from '../assumptions';
import { type Assignment, assignRoles } from '../columns/header';
import { idRuleFrom } from '../columns/id-rule';
import { lineValuesOf } from '../columns/line-values';
import { withoutOrderTotal } from '../columns/order-totals';
import { personalColumns } from '../columns/personal';
import { type RowShape, settleBaskets } from '../columns/row-shape';
import { type Guess, guessFrom } from '../columns/samples';
import { amountSourceOf } from '../pass/layout-of';
import type { PassInput } from '../pass/pass-input';
import type { Dialect } from '../read/dialect';
import type { Encoding } from '../read/encoding';
import { drawSeed } from '../store/hash-bytes';
import type { IngestOptions } from '../understanding';
import type { Look } from './look';
import type { Met } from './revise';

/**
 * How a file is to be read, by what was seen of it and what earlier passes have met.
 * @param settled what an earlier pass has left to assume
 * @throws AppError "invalid_input" for a mapping that names no column
 */
export function settle(
  { encoding, dialect, samples, recognised }: Look,
  met: Met,
  settled: Assumptions | null,
  options: IngestOptions,
): { input: PassInput; guess: Guess } {
  const { assignments, shape } = settleRoles(dialect, samples, met.lists, options);
  const guess = guessFrom(samples, assignments, dialect.delimiter, options);
  const assumed: Assumptions = {
    ...(settled ?? firstAssumptions(guess, encoding, { assignments, shape })),
    encoding,
    anyNewline: met.anyNewline || dialect.anyNewline,
  };
  const ownIds = shape.format === 'lines' || assignments.some(({ role }) => role === 'transactionId');
  const idRule = ownIds ? idRuleFrom(assignments, samples, assumed.dateOrder, met.idsRestart) : 'row';
  const personal =
    shape.format === 'basketLines' ? [] : personalColumns(dialect.header, assignments, samples, met.contacts);
  const known = recognised?.source ?? null;
  const lineValues = lineValuesOf(dialect.header, assignments, samples, assumed.marks, known);
  const input = {
    options,
    dialect,
    assignments,
    shape,
    idRule,
    personal,
    lineValues,
    known,
    assumed,
    seed: drawSeed(),
  };
  return { input, guess };
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
  const named = assignRoles(header, mapping, samples);
  return settleBaskets(mapping?.amount === undefined ? withoutOrderTotal(named, samples) : named, samples, lists);
}

function firstAssumptions(
  guess: Guess,
  encoding: Encoding,
  roles: { assignments: Assignment[]; shape: RowShape },
): Assumptions {
  const quantity = { scale: Math.min(guess.quantityScale, mostQuantityDecimals), wide: false };
  const money = (scale: number) => Math.min(Math.max(scale, leastMoneyDecimals), mostMoneyDecimals);
  const unitPrice = { scale: money(guess.priceScale), wide: false };
  const derived = amountSourceOf(roles) === 'quantityTimesPrice';
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
    discount: { scale: money(guess.discountScale + guess.quantityScale), wide: false },
    cost: { scale: money(guess.costScale + guess.quantityScale), wide: false },
    writtenAmount: Math.min(guess.amountScale, mostMoneyDecimals),
  };
}
