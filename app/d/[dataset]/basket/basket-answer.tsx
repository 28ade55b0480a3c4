'use client';

import dynamic from 'next/dynamic';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { fading } from '@/app/_components/fading';
import { formatCount, formatDay } from '@/app/_components/format';
import { Name } from '@/app/_components/name';
import { Skeleton } from '@/app/_components/skeleton';
import type { Baskets } from '@/lib/api/basket';
import { ApartCard } from './apart/apart-card';
import type { BasketQuery } from './basket-query';
import { BundlesPart } from './bundles/bundles-part';
import { Thresholds } from './thresholds';
import { type useTogether, type View, views } from './use-together';
import { describeTimes, listNames, timesChance } from './words';

const loading = () => <Skeleton label="Loading" className="h-96" />;
const WithPart = dynamic(() => import('./with/with-part').then((module) => module.WithPart), { ssr: false, loading });
const MapPart = dynamic(() => import('./map/map-part').then((module) => module.MapPart), { ssr: false, loading });
const RulesPart = dynamic(() => import('./rules/rules-part').then((module) => module.RulesPart), {
  ssr: false,
  loading,
});

interface Props extends ReturnType<typeof useTogether> {
  baskets: Baskets;
  isOld: boolean;
  question: BasketQuery;
  hasCategories: boolean;
  hasDates: boolean;
  hasMoney: boolean;
}

const names: Record<View, string> = {
  bundles: 'Bundles',
  with: 'What goes with…',
  map: 'Map',
  apart: 'Keep apart',
  rules: 'All rules',
};

export function BasketAnswer({ baskets, isOld, question, hasCategories, hasDates, hasMoney, ...steering }: Props) {
  const { together, setTogether } = steering;
  const { transactions, currency } = baskets;
  const unit = { kind: 'money', currency } as const;
  const panels: Record<View, React.ReactNode> = {
    bundles: <BundlesPart baskets={baskets} unit={unit} />,
    with: <WithPart dataset={baskets.dataset} question={question} bundles={baskets.bundles ?? []} {...steering} />,
    map: <MapPart question={question} {...steering} />,
    apart: <ApartCard baskets={baskets} />,
    rules: <RulesPart question={question} unit={unit} hasMoney={hasMoney} {...steering} />,
  };
  return (
    <>
      <h1 className="text-balance font-semibold text-title">
        <Headline baskets={baskets} />
      </h1>
      <p className="mt-1 text-muted">{subline(baskets)}</p>
      <Thresholds
        baskets={baskets}
        together={together}
        setTogether={setTogether}
        hasCategories={hasCategories}
        isOld={isOld}
      />
      {transactions !== null && (
        <Tabs
          selectedKey={together.view}
          onSelectionChange={(key) => setTogether({ view: views.find((view) => view === key) ?? 'bundles' })}
          className="mt-5"
        >
          <TabList aria-label="Views" className="flex flex-wrap gap-1 border-line border-b still:hidden">
            {views.map((view) => (
              <Tab
                key={view}
                id={view}
                className="-mb-px flex min-h-10 cursor-pointer items-center border-transparent border-b-2 px-3 text-muted outline-offset-[-2px] hover:text-ink selected:border-accent selected:font-medium selected:text-accent-strong"
              >
                {names[view]}
              </Tab>
            ))}
          </TabList>
          {views.map((view) => (
            <TabPanel key={view} id={view} aria-busy={isOld} className={`pt-5 ${fading(isOld)}`}>
              {panels[view]}
            </TabPanel>
          ))}
        </Tabs>
      )}
      <MissingNote hasDates={hasDates} hasMoney={hasMoney} />
    </>
  );
}

function Headline({ baskets }: { baskets: Baskets }) {
  const { bundles = [], transactions, level } = baskets;
  const [best] = bundles;
  if (transactions === null) return `The file has no ${level === 'category' ? 'categories' : 'receipts'} to look at`;
  if (best === undefined) return 'Nothing stands out as bought together';
  const { antecedent, consequent } = best;
  return (
    <>
      <Name text={listNames([...antecedent, ...consequent])} className="inline break-words" /> belong together:{' '}
      {describeTimes(timesChance(best))}
    </>
  );
}

function subline({ transactions, heldOut, unavailable, bundles = [] }: Baskets): string {
  if (transactions === null) return unavailable?.reason ?? '';
  const receipts = `Looked for on ${formatCount(transactions, 'receipt')}.`;
  if (bundles.length === 0)
    return `${receipts} Products are on the same receipt about as often as chance and the sizes of the receipts bring them there. That, too, is an answer: no shelf has to move.`;
  if (!heldOut || heldOut.rules === 0) return receipts;
  return `${receipts} Of ${formatCount(heldOut.rules, 'find')} made without the last 30 days, ${heldOut.held} held in them, to ${formatDay(heldOut.to)}.`;
}

function MissingNote({ hasDates, hasMoney }: { hasDates: boolean; hasMoney: boolean }) {
  const missing = [
    ...(hasMoney ? [] : ['a price column: what belongs together in money, break-even discounts and slow sellers']),
    ...(hasDates ? [] : ['a date column: how much a month, and whether it is steady']),
  ];
  if (missing.length === 0) return null;
  const text = missing.join('; ');
  return (
    <p className="mt-6 text-muted">
      With more columns in the file, this page shows more. {`${text.charAt(0).toUpperCase()}${text.slice(1)}.`}
    </p>
  );
}
