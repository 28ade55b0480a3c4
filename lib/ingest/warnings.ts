import { toDayNumber } from '../sales/calendar';
import type { Role } from '../sales/sale-line';
import type { Assumptions } from './assumptions';
import { normaliseHeader } from './columns/aliases';
import type { Evidence } from './columns/evidence';
import type { Assignment } from './columns/header';
import type { IdRule } from './columns/id-rule';
import type { Pass } from './pass/pass';
import { mostFingerprints } from './store/duplicates';
import type { IngestOptions, Warning } from './understanding';

const firstParts = { dmy: 'day', mdy: 'month', ymd: 'year' } as const;

/** What the uploader should know about a file that was accepted. */
export function warningsOf(
  pass: Pass,
  assignments: Assignment[],
  assumed: Assumptions,
  options: IngestOptions,
  sampled: Evidence,
): Warning[] {
  const warnings: Warning[] = [];
  const warn = (code: string, count: number, message: string) => {
    if (count > 0) warnings.push({ code, message, count });
  };
  const header = (role: Role) => {
    const column = assignments.find((assignment) => assignment.role === role)?.column;
    return column === undefined ? null : (pass.layout.plans[column]?.header ?? '');
  };
  const lacks = (role: Role) => (header(role) === null ? 1 : 0);
  const { evidence, money, duplicates, columns } = pass;
  const proven = evidence.dots + evidence.commas + sampled.dots + sampled.commas > 0;

  warn('NO_DATE', lacks('date'), 'No column gives the date, so trends and forecasts are not possible.');
  const priced = header('unitPrice') !== null || header('amount') !== null;
  warn('NO_PRICE', priced ? 0 : 1, 'No column gives a unit price or a line total, so revenue is not known.');
  const listed = pass.input.shape.format !== 'lines';
  if (!listed)
    warn('NO_QUANTITY', lacks('quantity'), quantityMessage(header('unitPrice') !== null && header('amount') === null));
  if (pass.input.idRule !== 'row') warn('NO_TRANSACTION_ID', lacks('transactionId'), noIdMessage(pass.input.idRule));
  if (pass.input.idRule === 'idAndDay')
    warn(
      'ID_RESTARTS',
      1,
      `"${header('transactionId')}" starts again on other days, so the date was made a part of it.`,
    );
  warn(
    'BASKET_TOTALS',
    pass.baskets.undividedTotals,
    `These rows have one "${header('amount')}" for several products. It belongs to none of them alone, so revenue counts rows with one product only.`,
  );

  const { dayFirst, monthFirst, eitherOrder } = evidence;
  if (options.dateOrder === undefined && dayFirst + monthFirst === 0)
    warn(
      'DATE_AMBIGUOUS',
      eitherOrder,
      `The dates in "${header('date')}" can be read both ways; they were read ${firstParts[assumed.dateOrder]} first. Choose the order of dates if that is wrong.`,
    );
  if (options.today !== undefined)
    warn(
      'FUTURE_DATE',
      columns.dayCounts.after(toDayNumber(options.today)),
      `Lines dated after ${options.today} were kept; check the clock of the till, or the order of dates.`,
    );
  const lone = columns.dayCounts.lone();
  warn(
    'SUSPICIOUS_DATE',
    lone.lines,
    `Lines of ${lone.days.slice(0, 3).join(', ')} lie more than three years from all others; they were kept, but check their dates.`,
  );
  const zone = pass.layout.plans.find(({ header }) =>
    /^(timezone|tz|zeitzone|fuseauhoraire|zonahoraria)$/.test(normaliseHeader(header)),
  );
  warn(
    'TIME_ZONE_IGNORED',
    zone === undefined ? 0 : 1,
    `"${zone?.header}" was not used: days and times are taken as they are written.`,
  );
  warn(
    'AMBIGUOUS_NUMBER',
    options.decimal === undefined && !proven ? evidence.ambiguous || sampled.ambiguous : 0,
    evidence.ambiguous > 0
      ? `Numbers such as ${assumed.decimal === '.' ? '1,234' : '1.234'} were read as thousands. Choose the decimal mark if that is wrong.`
      : 'Sums such as 1.234 were read as one and a fraction. Choose the decimal mark if they are thousands.',
  );
  warn(
    'MIXED_NUMBER_FORMAT',
    evidence.contrary,
    'These numbers have another decimal mark than the rest of their column; each was read by its own mark.',
  );

  const customer = assignments.find(({ role }) => role === 'customerId')?.column ?? -1;
  const named = (columns: number[]) =>
    columns.map((column) => `"${pass.layout.plans[column]?.header ?? ''}"`).join(', ');
  const unused = pass.input.personal.filter((column) => column !== customer);
  warn(
    'PERSONAL_DATA',
    pass.input.personal.length,
    [
      unused.length > 0 ? `Personal data was left out: ${named(unused)}.` : '',
      unused.length < pass.input.personal.length ? `${named([customer])} is stored as a hash only.` : '',
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  );
  if (assumed.encoding.assumed)
    warn(
      'ENCODING_ASSUMED',
      1,
      `The file does not say how its letters are encoded; ${assumed.encoding.name} was assumed. Check names with accents.`,
    );
  warn('DUPLICATE_ROW', duplicates.count(), duplicateMessage(duplicates.overflowed, options.dropDuplicates === true));
  warn(
    'NEGATIVE_PRICE',
    money.negativePrices,
    `Lines with a negative "${header('unitPrice')}" were kept as adjustments.`,
  );
  warn(
    'AMOUNT_DISAGREES',
    money.disagreements,
    `On these lines "${header('amount')}" is not quantity x price, as with tax or a discount; revenue is the sum of "${header('amount')}".`,
  );

  const { quantity, unitPrice, amount } = pass.derivation.counts;
  warn(
    'DERIVED_VALUE',
    quantity + unitPrice + amount,
    `Missing values were worked out from the other two of quantity, price and total: ${counted([
      [quantity, 'quantity', 'quantities'],
      [unitPrice, 'unit price', 'unit prices'],
      [amount, 'line total', 'line totals'],
    ])}.`,
  );
  const rounded = pass.layout.plans.reduce((sum, { decimal }) => sum + (decimal?.rounded ?? 0), 0);
  warn('DECIMALS_ROUNDED', rounded, 'Values with more decimals than can be stored were rounded.');
  const dictionaries = Object.values(columns.texts).map(({ dictionary }) => dictionary);
  warn(
    'NUL_BYTE',
    dictionaries.reduce((sum, { nulTexts }) => sum + nulTexts, 0),
    'NUL characters inside names were removed.',
  );
  const rounding =
    ((columns.rawIds ?? columns.texts.transactionId)?.dictionary.roundedIds ?? 0) +
    (columns.texts.customerId?.dictionary.roundedIds ?? 0);
  warn(
    'ID_PRECISION_LOST',
    rounding,
    'Ids such as 1.23457E+12 were rounded by a spreadsheet and no longer tell lines apart; export them as text.',
  );
  return warnings;
}

/** "3 quantities, 1 unit price", without those that are none. */
function counted(counts: [count: number, one: string, many: string][]): string {
  return counts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${count.toLocaleString('en')} ${count === 1 ? one : many}`)
    .join(', ');
}

function noIdMessage(rule: IdRule | null): string {
  const lack = 'No column says which lines were bought together';
  if (rule === null) return `${lack}, so baskets are not possible.`;
  return `${lack}; lines of one customer ${rule === 'customerAndDay' ? 'on one day' : 'at one time'} were taken for one transaction.`;
}

function quantityMessage(onlyPrice: boolean): string {
  const units = 'No column gives the quantity, so units are not known';
  return onlyPrice
    ? `${units}, and neither is revenue; if the price is the total of the line, map it to amount.`
    : `${units}.`;
}

function duplicateMessage(overflowed: boolean, dropped: boolean): string {
  const least = overflowed
    ? `At least so many, as only the first ${mostFingerprints.toLocaleString('en')} distinct lines were compared: lines`
    : 'Lines';
  return `${least} that repeat another one exactly were ${dropped ? 'left out' : 'kept, as two equal sales are normal'}.`;
}
