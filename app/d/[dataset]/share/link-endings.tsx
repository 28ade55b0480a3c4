'use client';

import { Button } from '@/app/_components/button';
import { DeleteConfirmation } from '@/app/_components/delete-confirmation';
import { Dialog } from '@/app/_components/dialog';
import { Name } from '@/app/_components/name';
import { ProblemNotice } from '@/app/_components/problem-notice';
import { useAction } from '@/app/_hooks/use-action';
import { callContract } from '@/lib/api/client';
import { deleteShare, type Share, updateShare } from '@/lib/api/shares';

interface RotateProps {
  share: Share;
  onMade: (url: string) => void;
  onClose: () => void;
}

export function RotateDialog({ share, onMade, onClose }: RotateProps) {
  const rotate = async () => {
    const changed = await callContract(updateShare, { id: share.id, rotate: true });
    if ('url' in changed) onMade(changed.url);
  };
  const { error, running, run } = useAction(rotate, () => {});
  return (
    <Dialog role="alertdialog" title="Give this link a new address?" onClose={onClose}>
      <p className="mt-2">
        The address of <Name text={share.name} className="font-medium" /> stops working at once, for everybody who has
        it.
      </p>
      {error && <ProblemNotice error={error} />}
      <div className="mt-4 flex gap-3">
        <Button kind="primary" isDisabled={running} onPress={() => run()}>
          New address
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </Dialog>
  );
}

export function DeleteLinkDialog({ share, onClose }: { share: Share; onClose: () => void }) {
  return (
    <DeleteConfirmation
      title="Withdraw this link?"
      action={() => callContract(deleteShare, { id: share.id })}
      onClose={onClose}
    >
      <Name text={share.name} className="font-medium" /> stops working at once. The sales stay as they are.
    </DeleteConfirmation>
  );
}
