'use client';

import { QRCodeSVG } from 'qrcode.react';
import { useState } from 'react';
import { copyText } from '@/app/_components/answer/hand-over';
import { Button } from '@/app/_components/button';
import { Dialog } from '@/app/_components/dialog';

/** The address of a link, which is shown this once. */
export function AddressDialog({ url, onClose }: { url: string; onClose: () => void }) {
  const [outcome, setOutcome] = useState('');
  return (
    <Dialog title="The link is ready" onClose={onClose}>
      <p className="mt-2">Copy it now: the address is not kept, so it cannot be shown again.</p>
      <p className="mt-4 select-all break-all rounded-control bg-wash p-3 text-small">{url}</p>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <Button
          kind="primary"
          onPress={async () => setOutcome((await copyText(url)) ? 'Copied' : 'Select the address to copy it')}
        >
          Copy
        </Button>
        <Button onPress={onClose}>Done</Button>
        <span role="status" className="text-muted text-small">
          {outcome}
        </span>
      </div>
      <div className="mt-4 w-fit rounded-control bg-white p-3">
        <QRCodeSVG value={url} size={168} title="QR code of the link" />
      </div>
      <p className="mt-1 text-muted text-small">Point a phone at it to open the link there.</p>
    </Dialog>
  );
}
