import { toDayNumber } from '../sales/calendar';
import { allProducts } from '../sales/filter';
import type { Role } from '../sales/sale-line';
import { normaliseHeader } from './columns/aliases';
import type { Evidence } from './columns/evidence';
import type { IdRule } from './columns/id-rule';
import type { DiscountUnit } from './columns/line-values';
import { givesPrices } from './columns/row-shape';
import type { Findings } from './pass/findings';

import type { PassInput } from './pass/pass-input';
import { DayCounts } from './store/day-counts';
import { mostFingerprints } from './store/duplicates';
import type { Warning } from './understanding';
import { namesStatus } from './values/order-status';

const firstParts = { dmy: 'day', mdy: 'month', ymd: 'year' } as const;

/** What the uploader should know about a file that was accepted. */
export function warningsOf(input: PassInput, findings: Findings, duplicate: number, sampled: Evidence): Warning[] {
  const { assignments, assumed, dialect, idRule, options, personal } = input;
  const warnings: Warning[] = [];
  const warn = (code: string, count: number, message: string) => {
    if (count > 0) warnings.push({ code, message, count });
  };
  const header = (role: Role) => {
    const column = assignments.find((assignment) => assignment.role === role)?.column;
    return column === undefined ? null : (dialect.header[column] ?? '');
  };
  const lacks = (role: Role) => (header(role) === null ? 1 : 0);
  const { evidence, numbers } = findings;
  const days = new DayCounts(findings.dayCounts);
  const proven = evidence.dots + evidence.commas + sampled.dots + sampled.commas > 0;

  const lacksProduct = !assignments.some(({ role }) => role === 'product' || role === 'items') && !dialect.basketLines;
  warn(
    'NO_PRODUCT',
    lacksProduct ? 1 : 0,
    `No column says what was sold, so each line was taken for the total of a day and stands under "${allProducts}". Bestsellers and what sells together need an export of items.`,
  );
  warn('NO_DATE', lacks('date'), 'No column gives the date, so trends and forecasts are not possible.');
  const priced = header('unitPrice') !== null || header('amount') !== null || givesPrices(input.shape);
  warn('NO_PRICE', priced ? 0 : 1, 'No column gives a unit price or a line total, so revenue is not known.');
  const listed = input.shape.format !== 'lines';
  if (!listed && !lacksProduct)
    warn('NO_QUANTITY', lacks('quantity'), quantityMessage(header('unitPrice') !== null && header('amount') === null));
  if (idRule !== 'row') warn('NO_TRANSACTION_ID', lacks('transactionId'), noIdMessage(idRule));
  if (idRule === 'idAndDay')
    warn(
      'ID_RESTARTS',
      1,
      `"${header('transactionId')}" starts again on other days, so the date was made a part of it.`,
    );
  warn(
    'BASKET_TOTALS',
    findings.undividedTotals,
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
      days.after(toDayNumber(options.today)),
      `Lines dated after ${options.today} were kept; check the clock of the till, or the order of dates.`,
    );
  const lone = days.lone();
  warn(
    'SUSPICIOUS_DATE',
    lone.lines,
    `Lines of ${lone.days.slice(0, 3).join(', ')} lie more than three years from all others; they were kept, but check their dates.`,
  );
  const zone = dialect.header.find((name) =>
    /^(timezone|tz|zeitzone|fuseauhoraire|zonahoraria)$/.test(normaliseHeader(name)),
  );
  warn(
    'TIME_ZONE_IGNORED',
    zone === undefined ? 0 : 1,
    `"${zone}" was not used: days and times are taken as they are written.`,
  );
  warn(
    'TIME_ZONE_ASSUMED',
    assumed.countedDates === 'seconds' ? 1 : 0,
    `"${header('date')}" counts seconds since 1970. Days and times are those of UTC; near midnight the shop's own day may be another.`,
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
  const named = (columns: number[]) => columns.map((column) => `"${dialect.header[column] ?? ''}"`).join(', ');
  const unused = personal.filter((column) => column !== customer);
  warn(
    'PERSONAL_DATA',
    personal.length,
    [
      unused.length > 0 ? `Personal data was left out: ${named(unused)}.` : '',
      unused.length < personal.length ? `${named([customer])} is stored as a hash only.` : '',
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  );
  const customers = header('customerId');
  warn(
    'PERSONAL_CUSTOMERS',
    customers === null || personal.includes(customer) || dialect.corrected ? 0 : findings.hiddenPeople,
    `Some customers in "${customers}" are written as names or card numbers; these are stored as a hash only.`,
  );
  if (assumed.encoding.assumed)
    warn(
      'ENCODING_ASSUMED',
      1,
      `The file does not say how its letters are encoded; ${assumed.encoding.name} was assumed. Check names with accents.`,
    );
  warn('DUPLICATE_ROW', duplicate, duplicateMessage(findings.printsOverflowed, options.dropDuplicates === true));
  warn(
    'NEGATIVE_PRICE',
    findings.negativePrices,
    `Lines with a negative "${header('unitPrice')}" were kept as adjustments.`,
  );
  warn(
    'AMOUNT_DISAGREES',
    findings.disagreements,
    `On these lines "${header('amount')}" is not quantity x price, as with tax or a discount; revenue is the sum of "${header('amount')}".`,
  );

  warnLineValues();

  const status = dialect.header.find(
    (name, index) => namesStatus(name) && !assignments.some(({ column }) => column === index),
  );
  warn(
    'CANCELLED_LINES',
    findings.cancelled,
    `On these lines "${status}" says cancelled, void, refunded or failed. They were kept and count as sales; if they are none, take them out of the file and replace this import.`,
  );

  const { quantity, unitPrice, amount } = findings.derived;
  warn(
    'DERIVED_VALUE',
    quantity + unitPrice + amount,
    `Missing values were worked out from the other two of quantity, price and total: ${counted([
      [quantity, 'quantity', 'quantities'],
      [unitPrice, 'unit price', 'unit prices'],
      [amount, 'line total', 'line totals'],
    ])}.`,
  );
  warn(
    'UNITS_READ',
    numbers.quantity?.units ?? 0,
    `Units behind the numbers in "${header('quantity')}", such as "2 pcs" or "0.5 kg", were left out; nothing was converted.`,
  );
  const rounded = Object.values(numbers).reduce((sum, column) => sum + (column?.rounded ?? 0), 0);
  warn('DECIMALS_ROUNDED', rounded, 'Values with more decimals than can be stored were rounded.');
  warn(
    'LOOSE_QUOTE',
    findings.looseQuotes,
    'On these lines a quotation mark inside a cell, as in 12" pizza, was not doubled; it was taken as a part of the text.',
  );
  warn('NUL_BYTE', findings.nulTexts, 'NUL characters inside names were removed.');
  warn(
    'ID_PRECISION_LOST',
    findings.roundedIds,
    'Ids such as 1.23457E+12 were rounded by a spreadsheet and no longer tell lines apart; export them as text.',
  );
  return warnings;

  function warnLineValues(): void {
    const { discount, cost } = input.lineValues;
    const [discounts, costs] = [header('discount'), header('cost')];
    const base = header('amount') === null ? ' Revenue is quantity x price and is not reduced by it.' : '';
    if (discounts !== null && input.shape.format === 'lines')
      warn(
        discount === null ? 'DISCOUNT_UNCLEAR' : 'DISCOUNT_READ',
        1,
        discount === null
          ? `Nothing tells whether "${discounts}" is money or a rate, so discounts were left out.`
          : `"${discounts}" was read as ${discountWords[discount.unit]}.${base}`,
      );
    if (costs !== null && input.shape.format === 'lines')
      warn(
        cost === null ? 'COST_UNCLEAR' : 'COST_READ',
        1,
        cost === null
          ? `Nothing tells whether "${costs}" is the cost of one unit or of the line, so costs were left out.`
          : `"${costs}" was read as the cost of ${cost === 'unit' ? 'one unit' : 'the whole line'}.`,
      );
  }
}

const discountWords: Record<DiscountUnit, string> = {
  line: 'money off the whole line',
  unit: 'money off each unit',
  percent: 'per cent of the price',
  share: 'a share of the price, 0.2 being 20 %',
};

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
    ? `At least so many, as only ${mostFingerprints.toLocaleString('en')} lines were compared: lines`
    : 'Lines';
  return `${least} that repeat another one exactly were ${dropped ? 'left out' : 'kept, as two equal sales are normal'}.`;
}
