import type { SaleLineColumn } from '../../sales/sale-line';
import { addEvidence, type Evidence } from '../columns/evidence';
import type { NumberRole } from '../columns/samples';
import type { Layout } from '../read/layout';
import type { DecimalColumn } from '../store/decimal-column';
import type { Duplicates } from '../store/duplicates';
import type { IdSpans } from '../store/id-spans';
import type { ProductNames } from '../store/product-names';
import type { SaleColumns } from '../store/sale-columns';
import type { BasketRows } from './basket-rows';
import type { Derivable, Derivation } from './derivation';
import type { Money } from './money';
import type { OddRow } from './odd-row';

/** What the cells of a column of numbers have shown. */
export interface NumberFindings {
  /** Digits behind the decimal point as stored, and as many as the column would need. */
  scale: number;
  neededScale: number;
  /** A value did not fit into 64 bits. */
  overflowed: boolean;
  /** More than 0 when the odd cells prove the dot more often than the comma, less when the comma. */
  balance: number;
  rounded: number;
  /** Cells with a unit behind their number. */
  units: number;
  currencies: string[];
}

/** What a pass has met, as plain data, so that one thread can hand it to another. */
export interface Findings {
  saleLines: number;
  /** Sale lines beyond the first of each row, and rows whose total belongs to several products. */
  extraLines: number;
  undividedTotals: number;
  blank: number;
  /** Rows with a quote in a cell that is not doubled as it should be. */
  looseQuotes: number;
  evidence: Evidence;
  numbers: Record<NumberRole, NumberFindings | null>;
  used: SaleLineColumn[];
  /** Sum of the amounts in units of the amount's scale. */
  sum: bigint;
  disagreements: number;
  negativePrices: number;
  derived: Record<Derivable, number>;
  /** Lines of each day; see `DayCounts`. */
  dayCounts: Int32Array;
  /** Rows known to repeat another, and the fingerprints of rows that are yet to be compared. */
  repeats: number;
  prints: Int32Array[];
  /** Whether some rows have no fingerprint, as there were too many. */
  printsOverflowed: boolean;
  nulTexts: number;
  roundedIds: number;
  /** Customers stored as a hash, in a column where most are not. */
  hiddenPeople: number;
  /** Rows kept though a status says that they are no sale. */
  cancelled: number;
  /** Signs and codes in a column of currencies. */
  currencies: string[];
  /** Products that seem to be several; see `ProductNames`. */
  lists: string[];
  /** Ids of the file, and those of them that come on days that lie apart; see `IdSpans`. */
  idSpans: { distinct: number; apart: number };
}

/** Those parts of a pass that count what it meets. */
export interface PassParts {
  columns: SaleColumns;
  layout: Layout;
  money: Money;
  baskets: BasketRows;
  derivation: Derivation;
  duplicates: Duplicates;
  products: ProductNames;
  idSpans: IdSpans | null;
  oddRow: OddRow;
  evidence: Evidence;
  /** Rows that hold nothing. */
  blank: number;
  looseQuotes: number;
}

/** What the parts of a pass have met, as plain data. */
export function gatherFindings(parts: PassParts): Findings {
  const { columns, layout, money, baskets, derivation, duplicates, products, idSpans, oddRow, evidence } = parts;
  const { blank, looseQuotes } = parts;
  const dictionaries = Object.values(columns.texts).map(({ dictionary }) => dictionary);
  const ids = (columns.rawIds ?? columns.texts.transactionId)?.dictionary;
  return {
    saleLines: columns.written,
    extraLines: baskets.extraLines,
    undividedTotals: baskets.undividedTotals,
    blank,
    looseQuotes,
    evidence,
    numbers: {
      quantity: numbersOf(columns.quantity, layout),
      unitPrice: numbersOf(columns.unitPrice, layout),
      amount: numbersOf(columns.amount, layout),
      discount: numbersOf(columns.discount, layout),
      cost: numbersOf(columns.cost, layout),
    },
    used: [...columns.used],
    sum: money.sum.total(),
    disagreements: money.disagreements,
    negativePrices: money.negativePrices,
    derived: derivation.counts,
    dayCounts: columns.dayCounts.counts,
    repeats: duplicates.repeats,
    prints: [duplicates.prints()],
    printsOverflowed: duplicates.overflowed,
    nulTexts: dictionaries.reduce((sum, { nulTexts }) => sum + nulTexts, 0),
    roundedIds: (ids?.roundedIds ?? 0) + (columns.texts.customerId?.dictionary.roundedIds ?? 0),
    hiddenPeople: columns.texts.customerId?.dictionary.renamed ?? 0,
    cancelled: oddRow.cancelled,
    currencies: [...layout.currencies],
    lists: products.lists,
    idSpans: { distinct: idSpans?.distinct ?? 0, apart: idSpans?.apart ?? 0 },
  };
}

function numbersOf(column: DecimalColumn | null, { plans }: Layout): NumberFindings | null {
  if (column === null) return null;
  const cells = plans.flatMap(({ decimal }) => (decimal?.column === column ? [decimal] : []));
  const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
  return {
    scale: column.scale,
    overflowed: column.overflowed,
    neededScale: Math.max(0, ...cells.map(({ neededScale }) => neededScale)),
    balance: sum(cells.map(({ balance }) => balance)),
    rounded: sum(cells.map(({ rounded }) => rounded)),
    units: sum(cells.map(({ units }) => units)),
    currencies: [...new Set(cells.flatMap(({ currencies }) => [...currencies]))],
  };
}

/** What two passes over parts of one file have met together. */
export function mergeFindings(one: Findings, other: Findings): Findings {
  const evidence = { ...one.evidence };
  addEvidence(evidence, other.evidence);
  return {
    saleLines: one.saleLines + other.saleLines,
    extraLines: one.extraLines + other.extraLines,
    undividedTotals: one.undividedTotals + other.undividedTotals,
    blank: one.blank + other.blank,
    looseQuotes: one.looseQuotes + other.looseQuotes,
    evidence,
    numbers: {
      quantity: mergeNumbers(one.numbers.quantity, other.numbers.quantity),
      unitPrice: mergeNumbers(one.numbers.unitPrice, other.numbers.unitPrice),
      amount: mergeNumbers(one.numbers.amount, other.numbers.amount),
      discount: mergeNumbers(one.numbers.discount, other.numbers.discount),
      cost: mergeNumbers(one.numbers.cost, other.numbers.cost),
    },
    used: [...new Set([...one.used, ...other.used])],
    sum: one.sum + other.sum,
    disagreements: one.disagreements + other.disagreements,
    negativePrices: one.negativePrices + other.negativePrices,
    derived: {
      quantity: one.derived.quantity + other.derived.quantity,
      unitPrice: one.derived.unitPrice + other.derived.unitPrice,
      amount: one.derived.amount + other.derived.amount,
    },
    dayCounts: one.dayCounts.map((count, day) => count + other.dayCounts[day]!),
    repeats: one.repeats + other.repeats,
    prints: [...one.prints, ...other.prints],
    printsOverflowed: one.printsOverflowed || other.printsOverflowed,
    nulTexts: one.nulTexts + other.nulTexts,
    roundedIds: one.roundedIds + other.roundedIds,
    hiddenPeople: one.hiddenPeople + other.hiddenPeople,
    cancelled: one.cancelled + other.cancelled,
    currencies: [...new Set([...one.currencies, ...other.currencies])],
    lists: [...one.lists, ...other.lists],
    idSpans: {
      distinct: one.idSpans.distinct + other.idSpans.distinct,
      apart: one.idSpans.apart + other.idSpans.apart,
    },
  };
}

function mergeNumbers(one: NumberFindings | null, other: NumberFindings | null): NumberFindings | null {
  if (one === null || other === null) return one ?? other;
  return {
    scale: one.scale,
    neededScale: Math.max(one.neededScale, other.neededScale),
    overflowed: one.overflowed || other.overflowed,
    balance: one.balance + other.balance,
    rounded: one.rounded + other.rounded,
    units: one.units + other.units,
    currencies: [...new Set([...one.currencies, ...other.currencies])],
  };
}
