import { Card } from '@/app/_components/card';
import { ExactValue } from '@/app/_components/exact-value';
import { describeChange, formatExact, formatPeriod, formatShort } from '@/app/_components/format';
import { definitions } from './definitions';
import { type Answer, between, countBuckets, periodOf, unitOf } from './words';

export function TotalCard({ forecast, className = '' }: { forecast: Answer; className?: string }) {
  const { total, grain, points, history, baseline, backtest, shown } = forecast;
  const unit = unitOf(forecast);
  const before = history.slice(-points.length);
  const past = before.reduce((sum, { value }) => sum + value, 0);
  const change = before.length === points.length && past > 0 ? describeChange(total.mean / past - 1) : null;
  const naive = baseline.reduce((sum, { value }) => sum + value, 0);
  return (
    <Card
      className={className}
      heading={`${formatPeriod(periodOf(forecast))} in all`}
      summary={`About ${formatShort(total.mean, unit)}; 8 times of 10 ${between(total.lower80, total.upper80, unit)}.`}
      about={definitions.total}
    >
      <div className="relative">
        <ExactValue
          short={formatShort(total.mean, unit)}
          exact={formatExact(total.mean, unit)}
          meaning="In the middle of what is to be expected"
        />
      </div>
      <dl className="mt-3 flex flex-col gap-3">
        <Fact name="19 times of 20">{between(total.lower95, total.upper95, unit)}</Fact>
        {change && (
          <Fact name={`Beside the ${countBuckets(points.length, grain)} before`}>
            {change.words} {formatShort(past, unit)}
          </Fact>
        )}
        {shown === 'model' && <Fact name="As last time would be">{formatShort(naive, unit)}</Fact>}
        {backtest && (
          <Fact name="Tested">
            closer than "as last time" {backtest.won} of {backtest.cutoffs} times
          </Fact>
        )}
      </dl>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-muted text-small">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
