import type { Definition } from '../sales/definition';

/** What the numbers about receipts with several products mean. */
export const definitions = {
  bundles: {
    name: 'What belongs together',
    subject: 'What belongs together is',
    meaning:
      'Products that receipts hold together surely more often than chance and the sizes of the receipts explain, and not just in one season.',
    formula:
      'Chance brings together: receipts with one × receipts with the other ÷ all receipts, or what receipts filled up to their sizes at random would hold, whichever is more. A find has a small chance of being none (Fisher’s exact test with Benjamini-Hochberg, then Chernoff’s bound over all rules), is at least 1.2 times chance at the lower end of its 95 % interval (Newcombe), and in the months taken alone.',
    lines: 'sold',
  },
  extra: {
    name: 'Beyond chance',
    subject: 'Beyond chance were',
    meaning: 'Receipts with both that chance does not explain, and what the product that comes along sold on them.',
    formula:
      'Receipts with both − those that chance brings, × what the added product brings on a typical receipt with both (the mean without the smallest and largest twentieth), for a month of 30.4 days. “At least” is the lower end of the 95 % interval. What a till calls postage, fees and bags is left out.',
    lines: 'sold',
  },
  discount: {
    name: 'Break-even discount',
    subject: 'The break-even discount is',
    meaning:
      'The discount on both together that costs as much takings as they surely bring beyond chance. Whoever buys both gets it, also those who would have anyway. What the goods cost is not counted.',
    formula:
      'Receipts with both beyond chance, at least ÷ receipts with both × the added product’s part of the price of all.',
    lines: 'sold',
  },
  steady: {
    name: 'Steady',
    subject: 'Steady are',
    meaning: 'Months in which both were on sale, and those of them with more together than by chance.',
    formula:
      'Each calendar month is counted alone: receipts with both × all receipts > receipts with one × receipts with the other.',
    lines: 'sold',
  },
  heldOut: {
    name: 'The last 30 days',
    subject: 'In the last 30 days held',
    meaning:
      'What is found without looking at the last 30 days is looked for in them: the test of whether it will last.',
    formula:
      'Finds of the days before with at least 5 receipts to expect in the last 30 days; held are those together more often than by chance then, too.',
    lines: 'sold',
  },
  slowSellers: {
    name: 'Slow sellers on valuable receipts',
    subject: 'A slow seller on valuable receipts is',
    meaning:
      'Products that bring little themselves, on receipts whose other products bring clearly more than on receipts of the same size. Who takes them off the shelf may lose those receipts.',
    formula:
      'Of the products after the first 95 % of takings, on at least 10 receipts: the typical value of the rest of their receipts ÷ that of receipts with as many products (by logarithms; Benjamini-Hochberg at 5 %), at least 1.2.',
    lines: 'sold',
  },
  with: {
    name: 'What goes with it',
    subject: 'What goes with it is',
    meaning:
      'Products on the receipts that hold all of the chosen ones, surely more often than chance and the sizes of the receipts explain.',
    formula: 'Receipts with the chosen products and this one ÷ receipts with the chosen products.',
    lines: 'sold',
  },
  map: {
    name: 'Map of what belongs together',
    subject: 'The strongest link is',
    meaning:
      'Pairs of products that belong together. A dot is as large as its receipts are many, a line as strong as the two are together beyond chance.',
    formula: 'The pairs with most receipts beyond those that chance and the sizes of the receipts bring.',
    lines: 'sold',
  },
  keepApart: {
    name: 'What avoids each other',
    subject: 'What avoids each other most is',
    meaning:
      'Pairs of often sold products that receipts hold together surely less often than chance brings: bought one instead of the other, or by different people.',
    formula:
      'Of each pair of the 200 most frequent products: Fisher’s exact test (Benjamini-Hochberg at 5 %, then Chernoff’s bound), at most 1/1.2 of chance at the upper end of its 95 % interval, also by the sizes of the receipts and with the months taken alone.',
    lines: 'sold',
  },
  rules: {
    name: 'All rules',
    subject: 'The first rule is',
    meaning: 'Every “who buys this also buys that” on enough receipts, whether it is worth telling or not.',
    formula:
      'Of 100: receipts with all ÷ receipts with the first. Times chance (lift): that ÷ the part of all receipts with the second; near 1 says nothing.',
    lines: 'sold',
  },
} as const satisfies Record<string, Definition>;
