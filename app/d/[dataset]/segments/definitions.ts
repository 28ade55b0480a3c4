import type { Definition } from '@/lib/sales/definition';

/** What the answers of the customers page mean. */
export const customerAnswers = {
  groups: {
    name: 'Groups of customers',
    subject: 'The groups of customers are',
    meaning: 'Customers who are alike in how lately, how often and for how much they bought.',
    formula:
      'K-means on ln(1 + days since the last visit), ln(1 + receipts) and ln(1 + takings), each scaled; best of ten starts. The number of groups goes by their silhouette, and none is smaller than 2 % of the customers.',
    lines: 'all',
  },
  moved: {
    name: 'Who moved',
    subject: 'Customers moved',
    meaning: 'In which group customers were then, and in which they are now.',
    formula: 'Customers are placed in the same groups twice: with the sales up to the earlier day, and with all.',
    lines: 'all',
  },
  cohorts: {
    name: 'Who came back',
    subject: 'Customers came back',
    meaning: 'Customers by the month of their first receipt, and the part of them that bought in each month since.',
    formula: 'Count of the different customers of a month ÷ customers whose first receipt was in the first month.',
    lines: 'all',
  },
  newAndReturning: {
    name: 'New and returning over time',
    subject: 'New and returning customers were',
    meaning: 'A customer is new in the month of the first receipt, and returning in every later one.',
    formula: 'Count of the different customers of each month, by the month of their first receipt.',
    lines: 'all',
  },
  returns: {
    name: 'Who comes back next',
    subject: 'Customers expected back are',
    meaning: 'How many customers will probably buy again, from what such customers did before.',
    formula:
      'A random forest of 200 trees learns at an earlier day who bought again within the days after it, and is judged at a later day against the rule “was here less long ago than the middle customer”.',
    lines: 'all',
  },
  winBack: {
    name: 'Good customers who have not been back',
    subject: 'Good customers who have not been back are',
    meaning:
      'Regulars who brought more than the middle customer and have been away for more than twice as long as usual.',
    formula:
      'At least three days of visit, and more than 14 days away. Worth is the chance to come back × the average receipt.',
    lines: 'all',
  },
  productClasses: {
    name: 'Products by value and steadiness',
    subject: 'Products are',
    meaning: 'How much products bring (A, B, C) and how evenly they sell (X, Y, Z), with what to do.',
    formula:
      'A brings the first 80 % of takings, B the next 15 %, C the rest. X: the items of a week vary by at most 50 % of their mean (standard deviation), Y: by at most 100 %, Z: by more; whole weeks from the first sale on, eight at least.',
    lines: 'all',
  },
  productGroups: {
    name: 'Products that sell alike',
    subject: 'Products that sell alike are',
    meaning: 'Groups of products with similar takings, receipts, price and steadiness.',
    formula: 'K-means on the logarithms of the four, each scaled; the number of groups goes by their silhouette.',
    lines: 'sold',
  },
} as const satisfies Record<string, Definition>;
