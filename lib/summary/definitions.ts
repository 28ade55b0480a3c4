import type { Definition } from '../sales/definition';
import type { Totals } from './totals';

/** Every total of the summary. */
export const definitions: Record<keyof Totals, Definition> = {
  revenue: {
    name: 'Takings',
    subject: 'Takings were',
    meaning: 'Everything sold, less what was returned.',
    formula: 'Sum of the amounts of all lines. An amount is what the file says, else quantity × price.',
    lines: 'all',
  },
  grossRevenue: {
    name: 'Sold before returns',
    subject: 'Sales before returns were',
    meaning: 'Everything sold, with nothing taken off for returns.',
    formula: 'Sum of the amounts of the lines that are no returns.',
    lines: 'sold',
  },
  returns: {
    name: 'Returned',
    subject: 'Returns were',
    meaning: 'Value of the lines with a negative quantity.',
    formula: 'Sum of the amounts of the lines with a negative quantity or, without quantities, a negative amount.',
    lines: 'returned',
  },
  units: {
    name: 'Items sold',
    subject: 'Items sold were',
    meaning: 'Items sold, less those returned.',
    formula: 'Sum of the quantities of all lines.',
    lines: 'all',
  },
  lines: {
    name: 'Sale lines',
    subject: 'Sale lines were',
    meaning: 'One product on one receipt is a line.',
    formula: 'Count of the lines, returns included.',
    lines: 'all',
  },
  transactions: {
    name: 'Receipts',
    subject: 'Receipts were',
    meaning: 'Different receipt numbers, returns included.',
    formula: 'Count of the different receipt numbers.',
    lines: 'all',
  },
  customers: {
    name: 'Customers',
    subject: 'Customers were',
    meaning: 'Different customers on the receipts that name one.',
    formula: 'Count of the different customers; receipts that name none are left out.',
    lines: 'all',
  },
  products: {
    name: 'Products',
    subject: 'Products sold were',
    meaning: 'Different products on the receipts.',
    formula: 'Count of the different product names.',
    lines: 'all',
  },
  averageTransactionValue: {
    name: 'Average receipt',
    subject: 'The average receipt was',
    meaning: 'Takings divided by receipts.',
    formula: 'Takings ÷ receipts, returns included in both.',
    lines: 'all',
  },
  unitsPerTransaction: {
    name: 'Items per receipt',
    subject: 'Items per receipt were',
    meaning: 'Items sold, less those returned, divided by receipts.',
    formula: 'Items ÷ receipts, returns included in both.',
    lines: 'all',
  },
};

/** The answers of the summary page that are more than one number. */
export const answers = {
  trend: {
    name: 'Sales over time',
    subject: 'Sales were',
    meaning: 'What was sold on each day, or in each week from Monday or month, whole or not.',
    formula: 'Sum of the amounts per bucket. The average is over the complete buckets up to each one.',
    lines: 'all',
  },
  change: {
    name: 'Why takings changed',
    subject: 'Takings changed by',
    meaning: 'The change since the compared days, split into parts that add up to it exactly.',
    formula: 'Receipts × items per receipt × price × mix, each changed in turn while the others stay.',
    lines: 'all',
  },
  products: {
    name: 'Bestsellers',
    subject: 'The bestseller was',
    meaning: 'The products that brought most, with their part of all takings.',
    formula: 'Sum of the amounts per product; the share is that sum ÷ takings.',
    lines: 'all',
  },
  allProducts: {
    name: 'All products',
    subject: 'All products sold',
    meaning:
      'Every product with what it sold, its part of all takings, its change since the compared days and its class.',
    formula:
      'Share: takings of the product ÷ all takings. Change: (now − before) ÷ before. Class: A as long as products that bring more make up less than 80 %, B up to 95 %, then C.',
    lines: 'all',
  },
  spread: {
    name: 'Middle and spread',
    subject: 'The middle is',
    meaning: 'How the amounts of single lines, and those of whole receipts, lie around their average.',
    formula:
      'Median: as many are larger as are smaller. Spread: the sample standard deviation, √(Σ(amount − mean)² ÷ (n − 1)).',
    lines: 'all',
  },
  categories: {
    name: 'Categories',
    subject: 'The best category was',
    meaning: 'The categories that brought most, with their part of all takings.',
    formula: 'Sum of the amounts per category; the share is that sum ÷ takings.',
    lines: 'all',
  },
  week: {
    name: 'The week by hour',
    subject: 'The busiest hour was',
    meaning: 'What an average weekday brings in each hour.',
    formula: 'Sum of the amounts per weekday and hour ÷ how often the weekday comes up in the selected days.',
    lines: 'all',
  },
  stores: {
    name: 'Stores',
    subject: 'The best store was',
    meaning: 'What each store sold, with its part of all takings.',
    formula: 'Sum of the amounts per store; the average receipt is that sum ÷ the receipts of the store.',
    lines: 'all',
  },
  prices: {
    name: 'Prices',
    subject: 'The average price was',
    meaning: 'What was paid for a unit, beside the usual price of its product.',
    formula:
      'The usual price of a product is the one on most of its lines. Lower prices cost: (usual − paid) × quantity.',
    lines: 'sold',
  },
  discounts: {
    name: 'Discounts',
    subject: 'Discounts were',
    meaning: 'Money taken off at the till, returns taken back.',
    formula:
      'Sum of the discounts that the file gives, each for its whole line; a rate is one of the price before it. Their part is that sum ÷ the takings of the same lines.',
    lines: 'all',
  },
  margin: {
    name: 'Margin',
    subject: 'The margin was',
    meaning: 'What is left of the takings after what the goods cost.',
    formula: 'Sum of amount − cost over the lines whose cost the file gives; its part is that sum ÷ their amounts.',
    lines: 'all',
  },
  baskets: {
    name: 'Sizes of receipts',
    subject: 'A receipt holds',
    meaning: 'How many receipts hold one thing, two, three and so on.',
    formula: 'Count of the receipts by their different products, or by the items sold on them.',
    lines: 'sold',
  },
  newCustomers: {
    name: 'New and returning customers',
    subject: 'New customers were',
    meaning: 'A customer is new where nothing was bought before the selected days, whatever the product and the store.',
    formula: 'Count of the customers, and sum of their amounts, by the day of their first receipt.',
    lines: 'all',
  },
  standOuts: {
    name: 'What stands out',
    subject: 'What stands out is',
    meaning: 'Days, products and gaps that chance alone would rarely bring.',
    formula:
      'Each is compared with what its weekday and trend lead to expect; of all tested, those are kept whose false-alarm rate stays below the level (Benjamini-Hochberg).',
    lines: 'all',
  },
} as const satisfies Record<string, Definition>;
