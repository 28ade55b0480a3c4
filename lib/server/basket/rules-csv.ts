import 'server-only';
import type { Rule } from '../../api/basket';
import { csvResponse } from '../http/csv';

const measures = [
  'supportCount',
  'antecedentCount',
  'consequentCount',
  'support',
  'confidence',
  'lift',
  'leverage',
  'conviction',
  'zhang',
  'pValue',
  'qValue',
  'months',
  'monthsHeld',
  'recentLift',
  'revenue',
  'breakEvenDiscount',
] as const;

const yesOrNo = (answer: boolean) => (answer ? 'yes' : 'no');

/** Rules as a CSV file; the names of one side are listed in one cell. */
export function rulesAsCsv(rules: readonly Rule[]): Response {
  const rows = rules.map((rule) => ({
    ...rule,
    antecedent: rule.antecedent.join('; '),
    consequent: rule.consequent.join('; '),
    redundant: yesOrNo(rule.redundant),
    finding: yesOrNo(rule.finding),
    extraTransactions: rule.extra.transactions,
    extraUnits: rule.extra.units,
    extraRevenue: rule.extra.revenue,
    extraRevenueAtLeast: rule.extraAtLeast.revenue,
  }));
  const extras = ['extraTransactions', 'extraUnits', 'extraRevenue', 'extraRevenueAtLeast'] as const;
  return csvResponse('rules.csv', ['antecedent', 'consequent', ...measures, 'redundant', 'finding', ...extras], rows);
}
