import { expect, test } from 'vitest';
import type { Role } from '@/lib/sales/sale-line';
import { listAnswers } from './answer-words';

const column = (header: string, role: Role | null, understood: string | null = null) => ({
  header,
  role,
  confidence: 0.98,
  example: null,
  examples: [{ written: '', understood }],
});
const able = { revenue: true, trends: true, baskets: true, forecast: true, segments: true, missing: {} };

test('answers name the columns they come from, or the one that is missing', () => {
  const answers = listAnswers({
    revenueFrom: 'quantityTimesPrice',
    capabilities: { ...able, segments: false, missing: { segments: 'customerId' } },
    columns: [
      column('When', 'date', '2024-01-05T09:00:00'),
      column('No.', 'transactionId'),
      column('Qty', 'quantity'),
      column('Price', 'unitPrice'),
      column('Note', null),
    ],
  });
  expect(answers.map(({ name, from, needs }) => `${name}: ${needs ?? from.join(', ')}`)).toEqual([
    'Takings: Qty, Price',
    'Takings over time: When',
    'Busy hours: When',
    'Categories compared: a category column',
    'Stores compared: a store column',
    'Receipts: how many, how large: No.',
    'New and returning customers: a customer column',
  ]);
});

test('days at midnight say nothing of hours, and line totals are takings by themselves', () => {
  const answers = listAnswers({
    revenueFrom: 'lineTotal',
    capabilities: able,
    columns: [column('Day', 'date', '2024-01-05T00:00:00'), column('Qty', 'quantity'), column('Total', 'amount')],
  });
  expect(answers[0]?.from).toEqual(['Total']);
  expect(answers[2]).toEqual({ name: 'Busy hours', from: [], needs: 'a time of day column' });
});
