import {
  formatDay,
  formatDuring,
  formatPercent,
  formatPeriod,
  formatShort,
  plain,
  type Unit,
} from '@/app/_components/format';
import { Name } from '@/app/_components/name';
import type { StandOut } from '@/lib/api/stand-outs';

interface Props<Kind extends StandOut['kind'] = StandOut['kind']> {
  standOut: Extract<StandOut, { kind: Kind }>;
  /** Of amounts; what they count where they are no money. */
  unit: Unit;
  things: string;
}

export function StandOutSentence(props: { standOut: StandOut } & Omit<Props, 'standOut'>) {
  const { standOut, ...rest } = props;
  if (standOut.kind === 'days') return <DaysSentence standOut={standOut} {...rest} />;
  if (standOut.kind === 'trend') return <TrendSentence standOut={standOut} {...rest} />;
  return <StockOutSentence standOut={standOut} {...rest} />;
}

function DaysSentence({ standOut: { from, to, actual, expected, impact }, unit, things }: Props<'days'>) {
  const usual = `about ${formatShort(expected, unit)}${things} ${from === to ? 'is usual for such a day' : 'are usual for such days'}`;
  if (actual === 0)
    return (
      <>
        Nothing was sold {formatDuring({ from, to })}; {usual}.
      </>
    );
  const share = formatPercent(Math.abs(impact) / expected);
  return (
    <>
      {formatPeriod({ from, to })} brought {formatShort(actual, unit)}
      {things}, {share} {impact > 0 ? 'more' : 'less'} than usual: {usual}.
    </>
  );
}

function TrendSentence({ standOut, unit, things }: Props<'trend'>) {
  const { product, weeks, before, after, restChange, impact } = standOut;
  const rest = `${restChange < 0 ? '−' : '+'}${formatPercent(Math.abs(restChange))}`;
  return (
    <>
      <Name text={product} className="inline break-words font-medium" /> {impact > 0 ? 'rises' : 'fades'}: from{' '}
      {formatShort(before, plain)} to {formatShort(after, plain)} a week within {weeks} weeks, while the rest of the
      shop moved by {rest}. Over the last {Math.floor(weeks / 3)} weeks that is {formatShort(Math.abs(impact), unit)}
      {things} {impact > 0 ? 'more' : 'less'} than in step with it.
    </>
  );
}

function StockOutSentence({ standOut, unit, things }: Props<'stockOut'>) {
  const { product, from, to, ongoing, days, usualUnits, missed } = standOut;
  const name = <Name text={product} className="inline break-words font-medium" />;
  return (
    <>
      {ongoing ? (
        <>
          {name} has not been sold since {formatDay(from)}: probably sold out, or taken off the shelf.
        </>
      ) : (
        <>
          {name} was probably sold out {formatDuring({ from, to })}.
        </>
      )}{' '}
      Not one went on {days} open days, where {formatShort(usualUnits, plain)} a day are usual;{' '}
      {formatShort(missed.low, unit)} to {formatShort(missed.high, unit)}
      {things} may have been missed.
    </>
  );
}

/** The finding in the fewest words. */
export function StandOutHeading({ standOut }: { standOut: StandOut }) {
  if (standOut.kind === 'days')
    return (
      <>
        {formatPeriod(standOut)} {standOut.impact > 0 ? 'brought more' : 'brought less'} than usual
      </>
    );
  const name = <Name text={standOut.product} className="inline break-words" />;
  if (standOut.kind === 'stockOut') return <>{name} was probably sold out</>;
  return (
    <>
      {name} {standOut.impact > 0 ? 'rises' : 'fades'}
    </>
  );
}

/** How rare the finding would be by chance: "once in 3.5 k times". */
export function describeOdds(pValue: number): string {
  return pValue < 1e-6 ? 'less than once in a million times' : `about once in ${formatShort(1 / pValue, plain)} times`;
}

/** What the amounts of the findings are, and the things they count where they are no money. */
export function unitOf(
  measure: 'revenue' | 'units' | 'lines',
  currency: string | null,
): { unit: Unit; things: string } {
  if (measure === 'revenue') return { unit: { kind: 'money', currency }, things: '' };
  return { unit: plain, things: measure === 'units' ? ' items' : ' lines' };
}
