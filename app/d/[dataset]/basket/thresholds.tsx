'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { Button } from '@/app/_components/button';
import { fading } from '@/app/_components/fading';
import { formatCount, formatPercent } from '@/app/_components/format';
import { Segmented } from '@/app/_components/segmented';
import type { Baskets } from '@/lib/api/basket';
import type { useTogether } from './use-together';

interface Props extends ReturnType<typeof useTogether> {
  baskets: Baskets;
  hasCategories: boolean;
  isOld: boolean;
}

const supports = [0.0005, 0.001, 0.002, 0.003, 0.005, 0.0075, 0.01, 0.015, 0.02, 0.03, 0.05, 0.1, 0.2];
const confidences = [0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

export function Thresholds({ baskets, together, setTogether, hasCategories, isOld }: Props) {
  const { parameters, transactions, ruleCount, itemsetCount, truncatedBecause } = baskets;
  const all = transactions ?? 0;
  const support = together.minSupport ?? parameters.minSupport ?? 0.01;
  return (
    <section aria-label="What is looked at" className="mt-4 rounded-card border border-line p-4 still:hidden">
      <div className="flex flex-wrap gap-x-8 gap-y-4">
        {hasCategories && (
          <div>
            <span className="mb-1 block text-muted text-small">Of what</span>
            <Segmented
              label="Of what"
              options={[
                { value: 'product', name: 'Products' },
                { value: 'category', name: 'Categories' },
              ]}
              value={together.level}
              onChange={(level) => setTogether({ level, items: [] })}
            />
          </div>
        )}
        <Scale
          label="How common"
          ends={['rare', 'common']}
          steps={supports}
          value={support}
          describe={(value) =>
            `on at least ${formatCount(Math.max(1, Math.ceil(value * all)), 'receipt')} (${formatPercent(value)})`
          }
          onChange={(minSupport) => setTogether({ minSupport })}
        />
        <Scale
          label="How likely"
          ends={['now and then', 'nearly always']}
          steps={confidences}
          value={together.minConfidence}
          describe={(value) => `at least ${Math.round(value * 100)} of 100`}
          onChange={(minConfidence) => setTogether({ minConfidence })}
        />
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-x-3">
        <p role="status" className={fading(isOld)}>
          <strong className="font-semibold">{formatCount(ruleCount, 'rule')}</strong>
          <span className="text-muted">
            {' '}
            from {formatCount(itemsetCount, 'set')} of {together.level === 'category' ? 'categories' : 'products'}
            {parameters.chosen ? '; how common was chosen from the data.' : '.'}
          </span>
        </p>
        {!parameters.chosen && (
          <Button kind="quiet" onPress={() => setTogether({ minSupport: undefined })}>
            Choose from the data
          </Button>
        )}
      </div>
      {truncatedBecause !== null && <p className="mt-1 text-muted">{truncatedBecause}</p>}
    </section>
  );
}

interface ScaleProps {
  label: string;
  ends: readonly [string, string];
  steps: readonly number[];
  value: number;
  describe: (value: number) => string;
  onChange: (value: number) => void;
}

const pauseMilliseconds = 80;

function Scale({ label, ends, steps, value, describe, onChange }: ScaleProps) {
  const [moved, setMoved] = useState<number | null>(null);
  const ask = useEffectEvent((next: number) => {
    setMoved(null);
    onChange(next);
  });
  useEffect(() => {
    if (moved === null) return;
    const timer = setTimeout(() => ask(moved), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [moved]);
  const shown = moved ?? value;
  const place = nearest(steps, shown);
  return (
    <label className="min-w-60 max-w-full flex-1">
      <span className="flex flex-wrap justify-between gap-x-3 text-small">
        <span className="text-muted">{label}</span>
        <span>{describe(shown)}</span>
      </span>
      <input
        type="range"
        min={0}
        max={steps.length - 1}
        step={1}
        value={place}
        aria-valuetext={describe(shown)}
        className="h-6 w-full accent-accent"
        onChange={({ target }) => setMoved(steps[Number(target.value)] ?? value)}
      />
      <span aria-hidden="true" className="flex justify-between text-muted text-small">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </span>
    </label>
  );
}

/** The step whose ratio to a value is the smallest. */
function nearest(steps: readonly number[], value: number): number {
  const distances = steps.map((step) => Math.abs(Math.log(step / Math.max(1e-9, value))));
  return distances.indexOf(Math.min(...distances));
}
