'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/app/_components/button';
import { EmptyState } from '@/app/_components/empty-state';
import { formatCount } from '@/app/_components/format';
import { ProblemNotice } from '@/app/_components/problem-notice';
import { Skeleton } from '@/app/_components/skeleton';
import { useContract } from '@/app/_hooks/use-contract';
import { readDataset } from '@/lib/api/datasets';
import { listShares, type Share } from '@/lib/api/shares';
import { AddressDialog } from './address-dialog';
import { LinkDialog } from './link-dialog';
import { DeleteLinkDialog, RotateDialog } from './link-endings';
import { People } from './people';
import { ShareCard } from './share-card';

type Open = { dialog: 'make' } | { dialog: 'rotate' | 'delete'; share: Share } | { dialog: 'address'; url: string };

export function ShareView({ dataset: id }: { dataset: string }) {
  const { data: dataset } = useContract(readDataset, { id });
  const { data, error, refetch } = useContract(listShares, { dataset: id });
  const [open, setOpen] = useState<Open | null>(null);
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: [listShares.path] });
  const close = () => {
    setOpen(null);
    void refresh();
  };
  const show = (url: string) => {
    setOpen({ dialog: 'address', url });
    void refresh();
  };
  if (error) return <ProblemNotice error={error} onRetry={() => refetch()} />;
  if (!data || !dataset) return <Skeleton label="Loading the links" className="h-40" />;
  const { shares } = data;
  return (
    <>
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <h1 className="font-semibold text-title">
            {shares.length === 0
              ? 'Nobody else can see these sales'
              : `${formatCount(shares.length, 'link')} to these sales`}
          </h1>
          <p className="mt-1 text-muted">
            Whoever has a link sees what it shows and can change nothing. It never names customers and holds no rejected
            rows or single sale lines.
          </p>
        </div>
        <Button kind="primary" onPress={() => setOpen({ dialog: 'make' })}>
          Make a link
        </Button>
      </div>
      {shares.length === 0 ? (
        <EmptyState level={2} title="No links yet">
          Make one for the owner, the accountant or the staff.
        </EmptyState>
      ) : (
        <ul aria-label="Links" className="flex flex-col gap-3">
          {shares.map((share) => (
            <ShareCard
              key={share.id}
              share={share}
              onRotate={() => setOpen({ dialog: 'rotate', share })}
              onDelete={() => setOpen({ dialog: 'delete', share })}
            />
          ))}
        </ul>
      )}
      <People dataset={id} />
      {open?.dialog === 'make' && <LinkDialog dataset={dataset} onMade={show} onClose={close} />}
      {open?.dialog === 'address' && <AddressDialog url={open.url} onClose={close} />}
      {open?.dialog === 'rotate' && <RotateDialog share={open.share} onMade={show} onClose={close} />}
      {open?.dialog === 'delete' && <DeleteLinkDialog share={open.share} onClose={close} />}
    </>
  );
}
