import { AppError, type ErrorExtra } from '../errors';
import { toIsoDay } from '../sales/calendar';
import { type PartProfile, saleLineColumns } from '../sales/sale-line';
import type { Evidence } from './columns/evidence';
import { isCard, isContact, isPerson } from './columns/personal';
import { nowhere } from './memory';
import { knownLineCodes } from './overlap';
import type { Findings } from './pass/findings';
import { amountSourceOf, layoutOf, saleColumnsOf } from './pass/layout-of';
import type { PassInput } from './pass/pass-input';
import { examplesOf } from './preview/examples';
import { proveMark } from './preview/proofs';
import type { Layout } from './read/layout';
import { leftOutCodes } from './rejects/reasons';
import type { Look } from './settle/look';
import { DayCounts } from './store/day-counts';
import { countRepeats } from './store/duplicates';
import { ProductNames } from './store/product-names';
import type { FileRead } from './stretch/read-ahead';
import type { ColumnUse, RejectSummary, Understanding } from './understanding';
import { sharedCurrencies } from './values/currency';
import { formatDecimal } from './values/number';
import { warningsOf } from './warnings';

/**
 * The receipt and profile of a finished pass.
 * @throws AppError "unreadable_file" with NO_DATA_ROWS, NO_VALID_ROWS or MIXED_CURRENCY
 */
export function describe(
  { input, reading, rejected }: FileRead,
  { head, samples, recognised }: Look,
  sampled: Evidence,
): { understanding: Understanding; profile: PartProfile } {
  const { findings, proofs } = reading;
  const { dialect, assumed, options } = input;
  const { saleLines, numbers } = findings;
  const kept = saleLines - findings.extraLines;
  const layout = layoutOf(input, saleColumnsOf(input, nowhere, new ProductNames(input), 1), () => 0);
  const rejects = rejected.summary();
  const known = rejects.filter(({ code }) => knownLineCodes.includes(code)).reduce((sum, { count }) => sum + count, 0);
  const uses = columnUses(input, layout, samples);
  refuseEmpty(kept + known, rejected.count, rejects[0], uses);
  refuseMisread(kept + known, rejects, uses);
  const source = findings.used.includes('amount') ? amountSourceOf(input) : null;
  const exact = source === null ? null : formatDecimal(findings.sum, numbers.amount?.scale ?? 0);
  const currencies = currenciesOf(findings);
  const days = new DayCounts(findings.dayCounts).range();
  const range = days === null ? null : { from: toIsoDay(days.first), to: toIsoDay(days.last) };
  const { dayFirst, monthFirst, eitherOrder } = findings.evidence;
  const duplicate = findings.repeats + countRepeats(findings.prints);
  const ordered = dayFirst + monthFirst + eitherOrder > 0;
  return {
    understanding: {
      rows: {
        read: kept + rejected.count,
        kept,
        rejected: rejected.count,
        duplicate,
        blank: findings.blank,
        saleLines,
      },
      revenue: exact === null ? null : Number(exact),
      revenueExact: exact,
      revenueFrom: source,
      currency: options.currency ?? currencies,
      source: recognised === null ? null : { name: recognised.source.name, confidence: recognised.confidence },
      columns: uses,
      dialect: {
        container: 'none',
        sheet: null,
        sheets: [],
        salesSheets: [],
        encoding: assumed.encoding.name,
        delimiter: dialect.delimiter,
        decimal: assumed.decimal,
        dateOrder: range === null ? null : ordered ? assumed.dateOrder : 'ymd',
        proofs: { ...proofs, decimal: proveMark(head, dialect, layout, assumed.decimal) ?? proofs.decimal },
        headerLine: dialect.headerLine,
        format: input.shape.format,
      },
      dateRange: range,
      rejects,
      warnings: warningsOf(input, findings, duplicate, sampled),
    },
    profile: {
      rows: saleLines,
      from: range?.from ?? null,
      to: range?.to ?? null,
      columns: saleLineColumns.filter((name) => findings.used.includes(name)),
      scales: {
        quantity: numbers.quantity?.scale ?? 0,
        unitPrice: numbers.unitPrice?.scale ?? 0,
        amount: numbers.amount?.scale ?? 0,
        discount: numbers.discount?.scale ?? 0,
        cost: numbers.cost?.scale ?? 0,
      },
    },
  };
}

function columnUses({ dialect, assignments, personal }: PassInput, layout: Layout, samples: string[][]): ColumnUse[] {
  return dialect.header.map((name, column) => {
    const assignment = assignments.find((candidate) => candidate.column === column);
    const isCustomer = assignment?.role === 'customerId';
    const isUsed = assignment !== undefined && !isCustomer;
    const isShown = (cell: string) =>
      isUsed || ![isContact, isCard, ...(isCustomer ? [isPerson] : [])].some((hides) => hides(cell.trim()));
    const cells = personal.includes(column) ? [] : samples.map((row) => row[column] ?? '').filter(isShown);
    const examples = examplesOf(cells, layout.plans[column], layout);
    return {
      header: name,
      role: assignment?.role ?? null,
      confidence: assignment?.confidence ?? 0,
      example: examples[0]?.written ?? null,
      examples,
    };
  });
}

function refuseEmpty(
  kept: number,
  rejected: number,
  worst: { code: string; examples: { line: number }[] } | undefined,
  uses: ColumnUse[],
): void {
  if (kept > 0) return;
  if (rejected === 0 || worst === undefined)
    throw new AppError('unreadable_file', 'The file has a header but no sales below it; export a period with sales.', {
      reason: 'NO_DATA_ROWS',
    });
  throw new AppError(
    'unreadable_file',
    `None of the ${rejected} rows can be used, most often because of ${worst.code} as on line ${worst.examples[0]?.line ?? 0}; correct the columns or map them.`,
    { reason: 'NO_VALID_ROWS', extra: toMend(uses) },
  );
}

/** Refuses a file most of whose rows fail for one reason, which is then a column taken for another or a broken export. */
function refuseMisread(kept: number, rejects: RejectSummary[], uses: ColumnUse[]): void {
  const faults = rejects.filter(({ code }) => !leftOutCodes.includes(code));
  const rejected = faults.reduce((sum, { count }) => sum + count, 0);
  const [worst] = faults;
  if (worst === undefined || kept + rejected < 20 || rejected <= kept || worst.count < rejected * 0.8) return;
  const reasons = worst.examples.slice(0, 3).map(({ line, column, value }) => {
    const where = column === null ? '' : ` in "${column}"`;
    return `line ${line}${where}: "${value.slice(0, 40)}"`;
  });
  throw new AppError(
    'unreadable_file',
    `${rejected} of ${kept + rejected} rows cannot be used, nearly all because of ${worst.code} (${reasons.join('; ')}); correct the column or map another one.`,
    { reason: 'TOO_MANY_REJECTED', extra: toMend(uses) },
  );
}

function toMend(uses: ColumnUse[]): ErrorExtra {
  return {
    headers: uses.map(({ header }) => header),
    examples: uses.map(({ examples }) => examples),
    mapping: Object.fromEntries(uses.flatMap(({ role, header }) => (role === null ? [] : [[role, header]]))),
  };
}

/** Code of the one currency beside the prices, null when there is none or its sign belongs to several. */
function currenciesOf({ numbers, currencies }: Findings): string | null {
  const signs = new Set([...currencies, ...Object.values(numbers).flatMap((column) => column?.currencies ?? [])]);
  const codes = sharedCurrencies(signs);
  if (signs.size > 0 && codes.length === 0)
    throw new AppError(
      'unreadable_file',
      `The prices are in several currencies (${[...signs].join(', ')}) and cannot be added up; upload one file per currency.`,
      { reason: 'MIXED_CURRENCY' },
    );
  const [code] = codes;
  return code === undefined || codes.length > 1 ? null : code;
}
