'use client';

import { useQueryClient } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { memo, type ReactNode, useState } from 'react';
import { Button } from '@/app/_components/button';
import { Card } from '@/app/_components/card';
import { formatCount, formatPercent, formatPeriod } from '@/app/_components/format';
import { useLink } from '@/app/_hooks/use-link';
import { listEvents } from '@/lib/api/events';
import { type StandOuts, standOuts } from '@/lib/api/stand-outs';
import { answers } from '@/lib/summary/definitions';
import type { Draft } from './event-dialogs';
import { NamedDays, type Open } from './named-days';
import { describeOdds, StandOutHeading, StandOutSentence, unitOf } from './stand-out-sentence';

const EventDialog = dynamic(() => import('./event-dialogs').then((module) => module.EventDialog));
const DeleteEventDialog = dynamic(() => import('./event-dialogs').then((module) => module.DeleteEventDialog));

export const StandOutsCard = memo(function StandOutsCard({
  answer,
  className = '',
}: {
  answer: StandOuts;
  className?: string;
}) {
  const { dataset, standOuts: found, events, currency } = answer;
  const [open, setOpen] = useState<Open | null>(null);
  const mayName = useLink() === null;
  const queryClient = useQueryClient();
  const close = (changed: boolean) => {
    setOpen(null);
    if (changed)
      for (const { path } of [standOuts, listEvents]) void queryClient.invalidateQueries({ queryKey: [path] });
  };
  return (
    <Card className={className} about={answers.standOuts} {...describe(found)}>
      <div className="@container">
        <div className="grid grid-cols-1 gap-6 @3xl:grid-cols-[2fr_1fr]">
          {'items' in found && found.items.length > 0 && (
            <ul aria-label="What stands out">
              {found.items.map((one) => (
                <li
                  key={one.kind === 'days' ? `days ${one.from}` : `${one.kind} ${one.product}`}
                  className="border-line py-3 not-last:border-b first:pt-0"
                >
                  <p className="break-words">
                    <StandOutSentence standOut={one} {...unitOf(found.measure, currency)} />
                  </p>
                  <div className="flex flex-wrap items-center justify-between gap-x-4">
                    <p className="text-muted text-small">By chance {describeOdds(one.pValue)}.</p>
                    {mayName && one.kind !== 'trend' && (
                      <NameButton from={one.from} to={one.to} onPress={(draft) => setOpen({ action: 'edit', draft })} />
                    )}
                  </div>
                </li>
              ))}
            </ul>
          )}
          {(mayName || events.length > 0) && <NamedDays events={events} onOpen={mayName ? setOpen : null} />}
        </div>
      </div>
      {open?.action === 'edit' && <EventDialog dataset={dataset} draft={open.draft} onClose={close} />}
      {open?.action === 'delete' && <DeleteEventDialog event={open.event} onClose={close} />}
    </Card>
  );
});

function NameButton({ from, to, onPress }: { from: string; to: string; onPress: (draft: Draft) => void }) {
  return (
    <Button
      kind="quiet"
      aria-label={`Name ${formatPeriod({ from, to })}`}
      onPress={() => onPress({ name: '', from, to })}
    >
      Name {from === to ? 'this day' : 'these days'}
    </Button>
  );
}

function describe(found: StandOuts['standOuts']): { heading: ReactNode; summary: string } {
  if ('reason' in found) return { heading: 'What stands out cannot be said yet', summary: found.reason };
  const [first] = found.items;
  const days = formatPeriod(found.period);
  const chance = `Where nothing is going on, a finding comes up in ${formatPercent(found.level)} of such answers.`;
  if (first === undefined) return { heading: 'Nothing stands out', summary: `${days} went as usual. ${chance}` };
  const count = formatCount(found.found, 'thing stands', 'things stand');
  const shown = found.items.length < found.found ? ` The ${found.items.length} that moved most are shown.` : '';
  return { heading: <StandOutHeading standOut={first} />, summary: `${days}: ${count} out.${shown} ${chance}` };
}
