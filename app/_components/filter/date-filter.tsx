'use client';

import { CalendarDate } from '@internationalized/date';
import { useEffect, useEffectEvent, useState } from 'react';
import {
  Button,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DateRangePicker,
  DateSegment,
  Group,
  Label,
  Popover,
  RangeCalendar,
} from 'react-aria-components/DateRangePicker';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import type { Period, WeekStart } from '@/lib/sales/calendar';
import { buttonLook } from '../button';
import { formatDay } from '../format';
import { listPresets } from './presets';

interface Props {
  /** First and last day of the data. */
  data: Period;
  from: string | undefined;
  to: string | undefined;
  weekStart: WeekStart;
  /** Null is all dates. */
  onChange: (period: Period | null) => void;
}

/** Appears open: it is fetched when its place is pressed. */
export function DateFilter({ data, from = data.from, to = data.to, weekStart, onChange }: Props) {
  const shown = { start: toCalendarDate(from), end: toCalendarDate(to) };
  const [draft, setDraft] = useState<typeof shown | null>(null);
  const [open, setOpen] = useState(true);

  const commit = (range: typeof shown | null) => {
    setDraft(null);
    if (range === null || range.start.year < 1970 || range.start.compare(range.end) > 0) return;
    const period = { from: range.start.toString(), to: range.end.toString() };
    if (period.from === from && period.to === to) return;
    onChange(period.from === data.from && period.to === data.to ? null : period);
  };
  const settle = useEffectEvent(commit);
  useEffect(() => {
    if (draft === null) return;
    const timer = setTimeout(() => settle(draft), typingPauseMilliseconds);
    return () => clearTimeout(timer);
  }, [draft]);

  const choose = (period: Period | null) => {
    setDraft(null);
    onChange(period);
    setOpen(false);
  };

  return (
    <DateRangePicker
      value={draft ?? shown}
      onChange={(range) => {
        if (range === null) return;
        const days = { start: toDay(range.start), end: toDay(range.end) };
        if (open) commit(days);
        else setDraft(days);
      }}
      onBlur={() => commit(draft)}
      isOpen={open}
      onOpenChange={setOpen}
      isInvalid={draft !== null && draft.start.compare(draft.end) > 0}
      className="min-w-0 xl:min-w-58!"
    >
      <Label className="mb-1 block text-muted text-small">Dates</Label>
      <Group className="control flex items-center gap-1 pr-0.5 data-invalid:border-bad data-focus-within:outline-2 data-focus-within:outline-accent">
        <DateInput slot="start" className="flex">
          {(segment) => <DateSegment segment={segment} className={segmentLook} />}
        </DateInput>
        <span aria-hidden="true">–</span>
        <DateInput slot="end" className="flex">
          {(segment) => <DateSegment segment={segment} className={segmentLook} />}
        </DateInput>
        <Button
          aria-label="Choose dates"
          className="ml-auto grid size-8 place-items-center rounded-control hover:bg-wash"
        >
          <CalendarIcon />
        </Button>
      </Group>
      <Popover className="max-w-[calc(100vw-1rem)] overflow-auto rounded-card border border-line bg-raised p-4">
        <Dialog aria-label="Choose dates" className="flex flex-col gap-4 outline-none sm:flex-row">
          <div className="flex max-w-72 flex-wrap content-start gap-2 sm:max-w-40 sm:flex-col">
            {listPresets(data).map(({ name, period }) => (
              <Button
                key={name}
                slot={null}
                aria-pressed={from === (period ?? data).from && to === (period ?? data).to}
                className={`${buttonLook()} aria-pressed:border-accent aria-pressed:bg-accent-wash`}
                onPress={() => choose(period)}
              >
                {name}
              </Button>
            ))}
            <p className="text-muted text-small">Counted back from {formatDay(data.to)}, the last day of the data.</p>
          </div>
          <RangeCalendar aria-label="Days" firstDayOfWeek={weekStart === 'sunday' ? 'sun' : 'mon'} className="w-fit">
            <header className="mb-2 flex items-center justify-between">
              <Button slot="previous" className={buttonLook('quiet')}>
                ‹
              </Button>
              <Heading className="font-medium" />
              <Button slot="next" className={buttonLook('quiet')}>
                ›
              </Button>
            </header>
            <CalendarGrid>
              <CalendarGridHeader>
                {(day) => <CalendarHeaderCell className="font-normal text-muted text-small">{day}</CalendarHeaderCell>}
              </CalendarGridHeader>
              <CalendarGridBody>
                {(date) => (
                  <CalendarCell
                    date={date}
                    className="grid size-9 cursor-pointer place-items-center rounded-control hover:bg-wash data-outside-month:text-muted data-selected:rounded-none data-selected:bg-accent-wash data-selection-end:rounded-control data-selection-start:rounded-control data-selection-end:bg-accent data-selection-start:bg-accent data-selection-end:text-on-accent data-selection-start:text-on-accent"
                  />
                )}
              </CalendarGridBody>
            </CalendarGrid>
          </RangeCalendar>
        </Dialog>
      </Popover>
    </DateRangePicker>
  );
}

/** A date counts as typed once the keys have rested this long. */
const typingPauseMilliseconds = 700;

const segmentLook = 'rounded-[3px] px-px outline-none data-focused:bg-accent data-focused:text-on-accent';

function toCalendarDate(isoDay: string): CalendarDate {
  return new CalendarDate(Number(isoDay.slice(0, 4)), Number(isoDay.slice(5, 7)), Number(isoDay.slice(8)));
}

function toDay({ year, month, day }: { year: number; month: number; day: number }): CalendarDate {
  return new CalendarDate(year, month, day);
}

function CalendarIcon() {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4" fill="none" stroke="currentColor" strokeWidth="1.4">
      <rect x="2" y="3" width="12" height="11" rx="1.5" />
      <path d="M2 6.5h12M5 1.5v3M11 1.5v3" />
    </svg>
  );
}
