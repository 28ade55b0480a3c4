import type { Definition } from '@/lib/sales/definition';

/** What the answers of this page mean, in the words of a shop. */
export const definitions = {
  outlook: {
    name: 'Forecast',
    subject: 'The forecast was',
    meaning:
      'What your own sales say about the coming days: their level, their week, their seasons, and days that you have named. The dark band is right 8 times of 10, the light one 19 times of 20.',
    formula:
      'Several forecasts (exponential smoothing, last year, recent weekdays, a random forest) are mixed, each by how close it came before. The bands come from how far off it was.',
    lines: 'all',
  },
  total: {
    name: 'Total to come',
    subject: 'The total to come was',
    meaning:
      'All the coming days together. Days that turn out better and worse cancel out, so it is surer than any one of them.',
    formula: 'Sum of the forecast; its range from how far off such sums were before.',
    lines: 'all',
  },
  parts: {
    name: 'Products and categories to come',
    subject: 'The parts to come were',
    meaning: 'The same forecast for each product or category; together with all the others they add up to the total.',
    formula:
      'Forecast one by one, and with them all that is left. Those that sell on few days are spread over the week.',
    lines: 'all',
  },
  orders: {
    name: 'Order list',
    subject: 'The order list was',
    meaning:
      'How much of each product will be asked for until the delivery after the next. "Be safe with" is enough in 9 of 10 cases. What you have in stock is not known here: take it off.',
    formula: 'Units over the days to the delivery and to the next order, 90 % of the range, rounded up to whole packs.',
    lines: 'sold',
  },
  quality: {
    name: 'How good the forecast is',
    subject: 'The test of the forecast was',
    meaning:
      'The forecast was made again from several earlier days, knowing nothing of what came after, and held against what came.',
    formula: 'Rolling-origin backtest; the same errors of "as last time" beside it.',
    lines: 'all',
  },
} as const satisfies Record<string, Definition>;
