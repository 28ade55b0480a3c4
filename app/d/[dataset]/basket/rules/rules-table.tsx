'use client';

import type { ReactNode } from 'react';
import { formatExact, formatPercent, formatShort, plain, type Unit } from '@/app/_components/format';
import { SortHeading, type Sorting } from '@/app/_components/sort-heading';
import type { Rule } from '@/lib/api/basket';
import type { RuleSort } from '../use-together';
import { describeRule, describeSteady } from '../words';

interface Props extends Sorting<RuleSort> {
  rules: readonly Rule[];
  unit: Unit;
  hasMoney: boolean;
}

interface Column {
  heading: string;
  by: RuleSort | undefined;
  title?: (rule: Rule) => string;
  cell: (rule: Rule) => ReactNode;
}

export function RulesTable({ rules, unit, hasMoney, ...sorting }: Props) {
  const columns: Column[] = [
    { heading: 'Lift', by: 'lift', title: describeEvidence, cell: ({ lift }) => formatShort(lift, plain) },
    { heading: 'Of 100', by: 'confidence', cell: ({ confidence }) => formatShort(confidence * 100, plain) },
    { heading: 'Receipts', by: 'support', cell: ({ supportCount }) => formatExact(supportCount, plain) },
    ...(hasMoney
      ? [{ heading: 'Takings', by: 'revenue' as const, cell: ({ revenue }: Rule) => formatShort(revenue, unit) }]
      : []),
    ...(rules.some(({ months }) => months !== null)
      ? [{ heading: 'Steady', by: undefined, cell: (rule: Rule) => describeSteady(rule) }]
      : []),
  ];
  return (
    <section
      aria-label="Rules"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      className="relative max-h-[40rem] overflow-auto rounded-control border border-line"
    >
      <table className="w-full border-collapse text-small">
        <caption className="sr-only">Rules</caption>
        <thead className="sticky top-0 z-1 bg-surface">
          <tr>
            <SortHeading heading="Rule" by={undefined} {...sorting} />
            {columns.map(({ heading, by }) => (
              <SortHeading key={heading} heading={heading} by={by} numeric {...sorting} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr
              key={JSON.stringify([rule.antecedent, rule.consequent])}
              className="border-line not-last:border-b hover:bg-wash"
            >
              <th scope="row" dir="auto" className="min-w-56 break-words px-3 py-1.5 text-left font-normal">
                {describeRule(rule)}
                <span className="block text-muted">{describeWorth(rule)}</span>
              </th>
              {columns.map(({ heading, title, cell }) => (
                <td key={heading} title={title?.(rule)} className="whitespace-nowrap px-3 py-1.5 text-right">
                  {cell(rule)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function describeWorth({ finding, redundant }: Rule): string {
  if (finding) return 'Worth telling';
  return redundant
    ? 'A simpler rule says as much'
    : 'Explained by chance, by the sizes of receipts or by a simpler rule';
}

function describeEvidence({ lift, leverage, conviction, zhang, pValue, qValue, support }: Rule): string {
  const measures = [
    `support ${formatPercent(support)}`,
    `lift ${formatShort(lift, plain)}`,
    `leverage ${leverage.toPrecision(3)}`,
    `conviction ${conviction === null ? 'infinite' : formatShort(conviction, plain)}`,
    `Zhang ${zhang.toFixed(2)}`,
    `p ${pValue.toPrecision(2)}`,
    `q ${qValue.toPrecision(2)}`,
  ];
  return measures.join(', ');
}
