import { numberColumn, textColumn } from '@/app/_components/answer/columns';
import { BarList } from '@/app/_components/bar-list';
import { Card, type CardTable } from '@/app/_components/card';
import { describeChange, formatPercent, formatShort, plain, type Unit } from '@/app/_components/format';
import { type Answer, unitOf } from './words';

const driversShown = 6;
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, month, 1))),
);

interface Factor {
  name: string;
  factor: number;
  closed: boolean;
}

export function DriversCard({ forecast, className = '' }: { forecast: Answer; className?: string }) {
  const { drivers, components } = forecast;
  const factors: Factor[] = [
    ...components.weekdays.map(({ weekday, ...rest }) => ({ name: weekdays[weekday - 1] ?? '', ...rest })),
    ...components.months.map(({ month, factor }) => ({ name: months[month - 1] ?? '', factor, closed: false })),
  ];
  const best = factors.reduce<Factor | null>((most, one) => (most && most.factor >= one.factor ? most : one), null);
  return (
    <Card
      className={className}
      heading={best && best.factor > 1.02 ? `${best.name} brings most` : 'What drives it'}
      summary={describeLevel(forecast)}
      {...(factors.length > 0 && { table: factorTable(factors) })}
    >
      <BarList label="Days and months beside the usual" bars={factors.map(factorBar)} />
      {drivers.length > 0 && (
        <>
          <h3 className="mt-5 mb-2 font-medium">What the forecast goes by</h3>
          <BarList
            label="What the forecast goes by"
            bars={drivers.slice(0, driversShown).map(({ name, share }) => ({
              name,
              value: share,
              written: formatPercent(share),
              exact: `${name}: ${formatPercent(share)} of what the forest learnt`,
              share: null,
            }))}
          />
        </>
      )}
    </Card>
  );
}

function factorBar({ name, factor, closed }: Factor) {
  const words = closed ? 'closed' : sayFactor(factor);
  return { name, value: factor, written: words, exact: `${name}: ${words}`, share: null };
}

/** "12 % above" */
function sayFactor(factor: number): string {
  const away = Math.abs(factor - 1);
  if (away < 0.005) return 'as usual';
  return `${formatPercent(away)} ${factor > 1 ? 'above' : 'below'} the usual`;
}

function describeLevel(forecast: Answer): string {
  const { level, levelChange } = forecast.components;
  const unit: Unit = unitOf(forecast);
  const middling = `A middling ${forecast.grain} brings ${formatShort(level, unit)} of late`;
  if (levelChange === null) return `${middling}.`;
  return `${middling}, ${describeChange(levelChange).words} before.`;
}

function factorTable(factors: readonly Factor[]): CardTable<Factor> {
  return {
    caption: 'What drives the forecast',
    columns: [
      textColumn('Days', ({ name }) => name),
      numberColumn('Beside the usual (1)', plain, ({ factor }) => factor),
      textColumn('Open', ({ closed }) => (closed ? 'closed' : 'open')),
    ],
    rows: factors,
    rowKey: ({ name }) => name,
  };
}
