'use client';

import { numberColumn, textColumn } from '@/app/_components/answer/columns';
import { BarList } from '@/app/_components/bar-list';
import { Card, type CardColumn, type CardTable } from '@/app/_components/card';
import { formatCount, formatExact, formatShort, plain } from '@/app/_components/format';
import { HeatMap } from '@/app/_components/heat-map';
import type { Period } from '@/lib/sales/calendar';
import { answers } from '@/lib/summary/definitions';
import { openHours, type Week, type WeekCell } from './week-cells';
import { describeBusiest, describeWeek, nameCell, nameHour, nameWeekday, weekdays } from './week-words';

interface Props {
  week: Week;
  period: Period;
  className?: string;
}

export function WeekCard({ week, period, className = '' }: Props) {
  const hours = openHours(week.cells);
  return (
    <Card
      className={className}
      heading={describeBusiest(week)}
      summary={describeWeek(week, period)}
      about={answers.week}
      table={weekTable(week)}
    >
      {hours === null ? <WeekdayBars week={week} /> : <WeekMap week={week} hours={hours} />}
    </Card>
  );
}

function WeekMap({ week: { cells, unit, name }, hours }: { week: Week; hours: { first: number; last: number } }) {
  const at = new Map(cells.map((cell) => [`${cell.weekday} ${cell.hour}`, cell]));
  return (
    <HeatMap
      label={`${name} by weekday and hour`}
      columns={weekdays.map((title) => ({ title, name: title.slice(0, 3) }))}
      rows={Array.from({ length: hours.last - hours.first + 1 }, (_, index) => {
        const hour = hours.first + index;
        return {
          title: nameHour(hour),
          name: `${hour}:00`,
          cells: weekdays.map((_, day) => {
            const place = { weekday: day + 1, hour };
            const cell = at.get(`${place.weekday} ${hour}`);
            return cell === undefined
              ? { value: null, short: '', words: `${nameCell(place)}: nothing sold` }
              : { value: cell.average, short: formatShort(cell.average, unit), words: describeCell(cell, unit) };
          }),
        };
      })}
    />
  );
}

function WeekdayBars({ week: { cells, unit } }: { week: Week }) {
  return (
    <BarList
      label="Days of the week"
      bars={cells.map((cell) => ({
        name: nameWeekday(cell.weekday),
        value: cell.average,
        written: formatShort(cell.average, unit),
        exact: describeCell(cell, unit),
        share: null,
      }))}
    />
  );
}

function describeCell(cell: WeekCell, unit: Week['unit']): string {
  const receipts = cell.transactions === null ? '' : `, ${formatCount(cell.transactions, 'receipt')} in all`;
  return `${nameCell(cell)}: ${formatExact(cell.average, unit)} on average${receipts}`;
}

function weekTable({ name, unit, cells }: Week): CardTable<WeekCell> {
  const columns: CardColumn<WeekCell>[] = [textColumn('Weekday', ({ weekday }) => nameWeekday(weekday))];
  if (openHours(cells) !== null)
    columns.push(textColumn('Hour', ({ hour }) => (hour === null ? 'no time' : nameHour(hour))));
  columns.push(
    numberColumn(`${name} on average`, unit, ({ average }) => average),
    numberColumn(`${name} in all`, unit, ({ total }) => total),
  );
  if (name !== 'Receipts') columns.push(numberColumn('Receipts in all', plain, ({ transactions }) => transactions));
  return {
    caption: `${name} by weekday and hour`,
    columns,
    rows: cells,
    rowKey: ({ weekday, hour }) => `${weekday} ${hour}`,
  };
}
