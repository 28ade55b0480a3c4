import { formatDifference, formatExact, formatPeriod, type Unit } from '@/app/_components/format';
import type { Change } from '@/lib/api/changes';
import { bridgeSteps } from './bridge-steps';
import { namePart } from './why-words';

export function Waterfall({ change, unit }: { change: Change; unit: Unit }) {
  const { revenueBefore, revenueAfter, selected, period } = change;
  const steps = bridgeSteps(change);
  const reached = [revenueBefore, revenueAfter, ...steps.map(({ to }) => to)];
  const low = Math.min(...reached);
  const span = Math.max(...reached) - low || 1;
  const place = (value: number) => ((value - low) / span) * 100;
  return (
    <ol aria-label="Parts of the change" className="flex flex-col gap-2">
      <Row label={formatPeriod(period)} written={formatExact(revenueBefore, unit)} strong>
        <Bar from={place(revenueBefore)} to={place(revenueBefore)} look="bg-ink" />
      </Row>
      {steps.map((step) => (
        <Row key={step.name} label={namePart(step)} written={formatDifference(step.amount, unit)}>
          <Bar from={place(step.from)} to={place(step.to)} look={step.amount < 0 ? 'bg-bad' : 'bg-good'} />
        </Row>
      ))}
      <Row label={formatPeriod(selected)} written={formatExact(revenueAfter, unit)} strong>
        <Bar from={place(revenueAfter)} to={place(revenueAfter)} look="bg-ink" />
      </Row>
    </ol>
  );
}

interface RowProps {
  label: string;
  written: string;
  strong?: boolean;
  children: React.ReactNode;
}

function Row({ label, written, strong = false, children }: RowProps) {
  return (
    <li>
      <p className={`flex items-baseline justify-between gap-3 ${strong ? 'font-medium' : ''}`}>
        <span>{label}</span>
        <span className="shrink-0">{written}</span>
      </p>
      <div aria-hidden="true" className="relative mt-0.5 h-2 rounded-[2px] bg-wash">
        {children}
      </div>
    </li>
  );
}

function Bar({ from, to, look }: { from: number; to: number; look: string }) {
  return (
    <span
      className={`absolute inset-y-0 min-w-0.5 rounded-[2px] ${look}`}
      style={{
        left: `min(${Math.min(from, to).toFixed(2)}%, 100% - 2px)`,
        width: `${Math.abs(to - from).toFixed(2)}%`,
      }}
    />
  );
}
