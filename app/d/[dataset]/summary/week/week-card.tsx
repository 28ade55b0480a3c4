'use client';

import { memo } from 'react';
import { numberColumn, textColumn } from '@/app/_components/answer/columns';
import { BarList } from '@/app/_components/bar-list';
import { Card, type CardColumn, type CardTable } from '@/app/_components/card';
import {
  formatCount,
  formatExact,
  formatShort,
  nameHour,
  nameWeekday,
  plain,
  weekdays,
  weekdaysFrom,
} from '@/app/_components/format';
import { HeatMap, type Place } from '@/app/_components/heat-map';
import type { Times } from '@/app/_hooks/use-filter';
import type { Period } from '@/lib/sales/calendar';
import { answers } from '@/lib/summary/definitions';
import { holdsTimes, openHours, type Week, type WeekCell } from './week-cells';
import { describeBusiest, describeWeek, nameCell } from './week-words';

interface Props {
  week: Week;
  period: Period;
  chosen: Times;
  onToggle: (times: Partial<Times>) => void;
  className?: string;
}

export const WeekCard = memo(function WeekCard({ week, period, chosen, onToggle, className = '' }: Props) {
  const hours = openHours(week.cells);
  return (
    <Card
      className={className}
      heading={describeBusiest(week)}
      summary={describeWeek(week, period)}
      about={answers.week}
      table={weekTable(week, chosen, onToggle)}
    >
      {hours === null ? (
        <WeekdayBars week={week} chosen={chosen} onToggle={onToggle} />
      ) : (
        <WeekMap week={week} hours={hours} chosen={chosen} onToggle={onToggle} />
      )}
    </Card>
  );
});

interface MapProps extends Pick<Props, 'week' | 'chosen' | 'onToggle'> {
  hours: { first: number; last: number };
}

function WeekMap({ week: { cells, unit, name, weekStart }, hours, chosen, onToggle }: MapProps) {
  const at = new Map(cells.map((cell) => [`${cell.weekday} ${cell.hour}`, cell]));
  const order = weekdaysFrom(weekStart);
  const timesAt = ({ row, column }: Place): Partial<Times> => ({
    ...(column < 0 ? {} : { weekday: order.slice(column, column + 1) }),
    ...(row < 0 ? {} : { hour: [hours.first + row] }),
  });
  return (
    <HeatMap
      isChosen={(place) => holdsTimes(chosen, timesAt(place))}
      onToggle={(place) => onToggle(timesAt(place))}
      label={`${name} by weekday and hour`}
      columns={order.map(nameWeekday).map((title) => ({ title, name: title.slice(0, 3) }))}
      rows={Array.from({ length: hours.last - hours.first + 1 }, (_, index) => {
        const hour = hours.first + index;
        return {
          title: nameHour(hour),
          name: `${hour}:00`,
          cells: order.map((weekday) => {
            const place = { weekday, hour };
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

function WeekdayBars({ week: { cells, unit }, chosen, onToggle }: Pick<Props, 'week' | 'chosen' | 'onToggle'>) {
  return (
    <BarList
      label="Days of the week"
      chosen={chosen.weekday.map(nameWeekday)}
      onToggle={(name) => onToggle({ weekday: weekdays.flatMap((day, index) => (day === name ? index + 1 : [])) })}
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

function weekTable(
  { name, unit, cells }: Week,
  chosen: Times,
  onToggle: (times: Partial<Times>) => void,
): CardTable<WeekCell> {
  const timesOf = ({ weekday, hour }: WeekCell) => ({ weekday: [weekday], ...(hour === null ? {} : { hour: [hour] }) });
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
    choice: {
      isChosen: (cell) => holdsTimes(chosen, timesOf(cell)),
      onToggle: (cell) => onToggle(timesOf(cell)),
    },
  };
}
