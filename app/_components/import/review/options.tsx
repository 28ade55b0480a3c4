'use client';

import dynamic from 'next/dynamic';
import type { Receipt } from '@/lib/api/ingest';
import { LazyControl } from '../../lazy-control';
import type { Choices } from '../read-again';

const loadCurrencyChoice = () => import('./currency-choice').then((module) => module.CurrencyChoice);
const placeholder = () => <div className="h-15 rounded-control bg-wash motion-safe:animate-pulse" />;
const CurrencyChoice = dynamic(loadCurrencyChoice, { ssr: false, loading: placeholder });

const currencyLabel = 'Currency of the amounts';

interface Props {
  /** Null for a file that could not be read. */
  receipt: Receipt | null;
  /** Names of the sheets of a workbook. */
  sheets: readonly string[];
  choices: Choices;
  onSheet: (sheet: string) => void;
  onCurrency: (currency: string) => void;
}

export function ImportOptions({ receipt, sheets, choices, onSheet, onCurrency }: Props) {
  const lacksCurrency = receipt !== null && receipt.revenue !== null && receipt.currency === null;
  return (
    <div className="grid max-w-xl gap-4 empty:hidden sm:grid-cols-2">
      {sheets.length > 1 && (
        <label className="min-w-0">
          <span className="mb-1 block text-muted text-small">
            {(receipt?.dialect.salesSheets.length ?? 0) > 1 ? 'Which sheet holds the sales?' : 'Sheet of the workbook'}
          </span>
          <select
            className="control w-full"
            value={choices.sheet ?? receipt?.dialect.sheet ?? ''}
            onChange={({ target }) => onSheet(target.value)}
          >
            {sheets.map((sheet) => (
              <option key={sheet}>{sheet}</option>
            ))}
          </select>
        </label>
      )}
      {(lacksCurrency || choices.currency !== undefined) && (
        <LazyControl label={currencyLabel} value="Not known" preload={loadCurrencyChoice}>
          <CurrencyChoice label={currencyLabel} value={choices.currency ?? null} onChange={onCurrency} />
        </LazyControl>
      )}
    </div>
  );
}
