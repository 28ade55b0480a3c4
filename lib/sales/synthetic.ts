import { randomSource } from '../random';
import { toDayNumber, toIsoDay } from './calendar';
import { CsvBlock, encode } from './synthetic-block';
import { dailyDemand, hourWeights, weekdayOf } from './synthetic-demand';
import { completeOptions, type SyntheticSalesOptions } from './synthetic-options';
import { drawTable } from './synthetic-random';
import { Shoppers, storeNames } from './synthetic-shoppers';
import { Stock } from './synthetic-stock';

/** The shop of the home page's sample: fourteen months that end with a whole one. */
export const sampleSales = {
  rows: 60_000,
  seed: 1,
  products: 96,
  customers: 1_200,
  days: 426,
  stores: 3,
  start: '2024-05-01',
} as const satisfies SyntheticSalesOptions;

const header = 'transaction_id,date,store,product,category,quantity,unit_price,customer_id\n';
const blockBytes = 262_144;
/** More than any transaction takes: five lines of the longest names. */
const transactionRoom = 2_048;
const mostLines = 5;
const returnsOf1000 = 20;
const comma = 44;
const minus = 45;
const colon = 58;
const lineFeed = 10;
const letterK = 75;
const letterR = 82;
const letterT = 84;

/**
 * Sales of an invented chain of corner shops as CSV, UTF-8, in date order: weekly and yearly seasons, growth, a December
 * peak, best sellers, promotions, products bought together, 2 to 5 lines a transaction, 2 % of transactions returned
 * (id starts with R, quantities negative), some without a customer. The same options give the same bytes everywhere;
 * memory does not grow with `rows`.
 * @throws AppError "invalid_input" when an option is outside its limits
 */
export function* syntheticSales(options: SyntheticSalesOptions): Generator<Uint8Array<ArrayBuffer>> {
  const { rows, seed, products, customers, days, stores, start } = completeOptions(options);
  const random = randomSource(seed);
  const stock = new Stock(products, days, seed);
  const shoppers = new Shoppers(customers, stores, days, seed);
  const storeFields = storeNames(stores).map(encode);
  const hourTables = Array.from({ length: 7 }, (_, weekday) => drawTable(hourWeights(weekday), 1_024));
  const quantities = drawTable([660, 210, 70, 35, 15, 10], 1_024);
  const firstDay = toDayNumber(start);
  const targets = cumulativeRows(dailyDemand(start, days, seed), rows);
  const block = new CsvBlock(blockBytes);
  const basket = new Int32Array(mostLines);
  block.copy(encode(header));

  let planned = 0;
  let transaction = 0;
  for (let day = 0; day < days; day++) {
    const sizes: number[] = [];
    while (planned < targets[day]!) {
      const size = transactionSize(2 + random.below(mostLines - 1), rows - planned);
      planned += size;
      sizes.push(size);
    }
    if (sizes.length === 0) continue;
    const isoDay = toIsoDay(firstDay + day);
    const dateField = encode(`,${isoDay}T`);
    const seconds = openingSeconds(sizes.length, hourTables[weekdayOf(firstDay + day)] ?? new Int32Array(1), random);
    stock.startDay(day, Number(isoDay.slice(5, 7)));
    for (let index = 0; index < sizes.length; index++) {
      const returned = random.below(1_000) < returnsOf1000;
      const customer = shoppers.draw(day, random);
      const store = storeFields[shoppers.storeOf(customer, random)]!;
      const lines = stock.fillBasket(basket, sizes[index]!, random);
      const from = block.position;
      block.put(returned ? letterR : letterT);
      block.digits(transaction++, 8);
      block.copy(dateField);
      putTime(block, seconds[index]!);
      block.copy(store);
      const to = block.position;
      for (let line = 0; line < lines; line++) {
        if (line > 0) block.again(from, to);
        const product = basket[line]!;
        block.copy(stock.nameOf(product));
        if (returned) block.put(minus);
        block.digits(1 + quantities[random.next() & 1_023]!, 1);
        block.copy(stock.priceOf(product));
        if (customer >= 0) {
          block.put(letterK);
          block.digits(customer, 6);
        }
        block.put(lineFeed);
      }
      if (block.lacks(transactionRoom)) yield block.take();
    }
  }
  yield block.take();
}

function putTime(block: CsvBlock, second: number): void {
  block.digits((second / 3_600) | 0, 2);
  block.put(colon);
  block.digits(((second / 60) | 0) % 60, 2);
  block.put(colon);
  block.digits(second % 60, 2);
  block.put(comma);
}

/** Rows sold up to and including each day, in proportion to demand; the last is `rows`. */
function cumulativeRows(demand: Float64Array, rows: number): Float64Array {
  const total = demand.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  const targets = demand.map((weight) => {
    sum += weight;
    return Math.floor((sum / total) * rows);
  });
  targets[targets.length - 1] = rows;
  return targets;
}

/** Never more lines than are left, and never one line alone for the last transaction. */
function transactionSize(wanted: number, left: number): number {
  if (left <= wanted) return left;
  if (left - wanted > 1) return wanted;
  return wanted > 2 ? wanted - 1 : left;
}

/** Sorted seconds since midnight of the day's transactions. */
function openingSeconds(count: number, hours: Int32Array, random: ReturnType<typeof randomSource>): Int32Array {
  const seconds = new Int32Array(count);
  for (let index = 0; index < count; index++)
    seconds[index] = hours[random.next() & (hours.length - 1)]! * 3_600 + random.below(3_600);
  return seconds.sort();
}
