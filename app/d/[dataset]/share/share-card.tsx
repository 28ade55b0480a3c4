import { Button } from '@/app/_components/button';
import { formatAgo, formatCount, formatDate } from '@/app/_components/format';
import { describeLock } from '@/app/_components/link-terms';
import { Name } from '@/app/_components/name';
import type { Share } from '@/lib/api/shares';
import { sectionNames } from './section-names';

interface Props {
  share: Share;
  onRotate: () => void;
  onDelete: () => void;
}

export function ShareCard({ share, onRotate, onDelete }: Props) {
  return (
    <li className="rounded-card border border-line bg-surface p-4 sm:p-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="font-medium">
            <Name text={share.name} className="break-words" />
          </p>
          <p className="text-muted text-small">{describeUse(share)}</p>
          <p className="mt-2 break-words text-small">
            <Name text={describeTerms(share)} />
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button aria-label={`New address for ${share.name}`} onPress={onRotate}>
            New address
          </Button>
          <Button kind="danger" aria-label={`Withdraw ${share.name}`} onPress={onDelete}>
            Withdraw
          </Button>
        </div>
      </div>
    </li>
  );
}

function describeUse({ opened, lastOpenedAt, expiresAt }: Share): string {
  const use = opened === 0 ? 'Not opened yet' : `Opened ${formatCount(opened, 'time')}`;
  const last = lastOpenedAt === null ? '' : `, last ${formatAgo(lastOpenedAt)}`;
  if (expiresAt === null) return `${use}${last}. No end.`;
  const isOver = Date.parse(expiresAt) <= Date.now();
  return `${use}${last}. ${isOver ? 'Ended' : 'Ends'} ${formatDate(expiresAt.slice(0, 10))}.`;
}

function describeTerms({ sections, filter, hideAmounts, frozen, hasPassword, embedIn }: Share): string {
  const only = describeLock(filter);
  const terms = [
    `Shows ${sections.map((section) => sectionNames[section]).join(', ')}`,
    only !== '' && `only ${only}`,
    hideAmounts && 'amounts as an index',
    frozen && 'as the sales were when it was made',
    hasPassword && 'with a password',
    embedIn !== null && `in a frame on ${embedIn}`,
  ];
  return `${terms.filter((term) => term !== false).join(' · ')}`;
}
