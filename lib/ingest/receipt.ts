import { AppError } from '../errors';
import { toIsoDay } from '../sales/calendar';
import { type PartProfile, saleLineColumns } from '../sales/sale-line';
import type { Evidence } from './columns/evidence';
import type { Assignment } from './columns/header';
import type { recogniseSource } from './columns/sources';
import { amountSourceOf } from './pass/layout-of';
import type { Pass } from './pass/pass';
import { examplesOf } from './preview/examples';
import { proveMark } from './preview/proofs';
import type { ColumnUse, RejectSummary, Understanding } from './understanding';
import { sharedCurrencies } from './values/currency';
import { formatDecimal } from './values/number';
import { warningsOf } from './warnings';

/**
 * The receipt and profile of a finished pass.
 * @throws AppError "unreadable_file" with NO_DATA_ROWS, NO_VALID_ROWS or MIXED_CURRENCY
 */
export function describe(
  pass: Pass,
  head: Uint8Array,
  samples: string[][],
  sampled: Evidence,
  recognised: ReturnType<typeof recogniseSource>,
): { understanding: Understanding; profile: PartProfile } {
  const { dialect, assignments, assumed, options } = pass.input;
  const { proofs } = pass.layout;
  const { columns, rejected, money, duplicates } = pass;
  const kept = columns.written - pass.baskets.extraLines;
  const rejects = rejected.summary();
  refuseEmpty(kept, rejected.count, rejects[0]);
  refuseMisread(kept, rejects);
  const source = columns.used.has('amount') ? amountSourceOf(assignments) : null;
  const exact = source === null ? null : formatDecimal(money.sum.total(), columns.amount?.scale ?? 0);
  const currencies = currenciesOf(pass);
  const range = Number.isFinite(columns.firstDay)
    ? { from: toIsoDay(columns.firstDay), to: toIsoDay(columns.lastDay) }
    : null;
  const { dayFirst, monthFirst, eitherOrder } = pass.evidence;
  const ordered = dayFirst + monthFirst + eitherOrder > 0;
  return {
    understanding: {
      rows: {
        read: kept + rejected.count,
        kept,
        rejected: rejected.count,
        duplicate: duplicates.count(),
        blank: pass.blank,
        saleLines: columns.written,
      },
      revenue: exact === null ? null : Number(exact),
      revenueExact: exact,
      revenueFrom: source,
      currency: options.currency ?? currencies,
      source: recognised === null ? null : { name: recognised.source.name, confidence: recognised.confidence },
      columns: columnUses(dialect.header, assignments, samples, pass),
      dialect: {
        container: 'none',
        sheet: null,
        sheets: [],
        encoding: assumed.encoding.name,
        delimiter: dialect.delimiter,
        decimal: assumed.decimal,
        dateOrder: range === null ? null : ordered ? assumed.dateOrder : 'ymd',
        proofs: { ...proofs, decimal: proofs.decimal ?? proveMark(head, dialect, pass.layout, assumed.decimal) },
        headerLine: dialect.headerLine,
        format: pass.input.shape.format,
      },
      dateRange: range,
      rejects,
      warnings: warningsOf(pass, assignments, assumed, options, sampled),
    },
    profile: {
      rows: columns.written,
      from: range?.from ?? null,
      to: range?.to ?? null,
      columns: saleLineColumns.filter((name) => columns.used.has(name)),
      scales: {
        quantity: columns.quantity?.scale ?? 0,
        unitPrice: columns.unitPrice?.scale ?? 0,
        amount: columns.amount?.scale ?? 0,
      },
    },
  };
}

function columnUses(header: string[], assignments: Assignment[], samples: string[][], pass: Pass): ColumnUse[] {
  const { layout, input } = pass;
  return header.map((name, column) => {
    const assignment = assignments.find((candidate) => candidate.column === column);
    const cells = input.personal.includes(column) ? [] : samples.map((row) => row[column] ?? '');
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
): void {
  if (kept > 0) return;
  if (rejected === 0 || worst === undefined)
    throw new AppError('unreadable_file', 'The file has a header but no sales below it; export a period with sales.', {
      reason: 'NO_DATA_ROWS',
    });
  throw new AppError(
    'unreadable_file',
    `None of the ${rejected} rows can be used, most often because of ${worst.code} as on line ${worst.examples[0]?.line ?? 0}; correct the columns or map them.`,
    { reason: 'NO_VALID_ROWS' },
  );
}

/** Rows left out on purpose, or that no file needs; how many there are says nothing of the columns. */
const expected = ['DUPLICATE_ROW', 'TOTALS_ROW', 'REPEATED_HEADER', 'UNITS_ROW'];

/** Refuses a file most of whose rows fail for one reason, which is then a column taken for another or a broken export. */
function refuseMisread(kept: number, rejects: RejectSummary[]): void {
  const faults = rejects.filter(({ code }) => !expected.includes(code));
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
    { reason: 'TOO_MANY_REJECTED' },
  );
}

/** Code of the one currency beside the prices, null when there is none or its sign belongs to several. */
function currenciesOf(pass: Pass): string | null {
  const signs = new Set(pass.layout.plans.flatMap(({ decimal }) => [...(decimal?.currencies ?? [])]));
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
