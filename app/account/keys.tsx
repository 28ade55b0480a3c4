'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callContract } from '@/lib/api/client';
import { createKey, deleteKey, listKeys } from '@/lib/api/keys';
import { Button } from '../_components/button';
import { formatAgo } from '../_components/format';
import { Name } from '../_components/name';
import { PlainForm } from '../_components/plain-form';
import { TextField } from '../_components/text-field';
import { useAction } from '../_hooks/use-action';
import { useContract } from '../_hooks/use-contract';

export function Keys() {
  const queryClient = useQueryClient();
  const { data } = useContract(listKeys, {});
  const [name, setName] = useState('');
  const [made, setMade] = useState<string | null>(null);
  const refresh = () => void queryClient.invalidateQueries({ queryKey: [listKeys.path] });
  const make = useAction(async () => setMade((await callContract(createKey, { name })).key), refresh);
  const remove = async (id: string) => {
    await callContract(deleteKey, { id });
    refresh();
  };
  return (
    <section>
      <h2 className="font-semibold text-lead">Keys for programs</h2>
      <p className="mt-1 text-muted">A till or a script that uploads for you sends one instead of signing in.</p>
      <ul aria-label="Keys for programs" className="mt-1">
        {data?.keys.map((key) => (
          <li key={key.id} className="flex items-center justify-between gap-3 border-line py-2 not-last:border-b">
            <p className="min-w-0">
              <Name text={key.name} className="block truncate" />
              <span className="text-muted text-small">
                {key.lastUsedAt === null ? 'Not used yet' : `Used ${formatAgo(key.lastUsedAt)}`}
              </span>
            </p>
            <Button kind="danger" aria-label={`Withdraw ${key.name}`} onPress={() => remove(key.id)}>
              Withdraw
            </Button>
          </li>
        ))}
      </ul>
      {made === null ? (
        <PlainForm action="Make a key" kind="secondary" disabled={make.running} error={make.error} onSubmit={make.run}>
          <TextField label="What is it for?" required maxLength={120} value={name} onChange={setName} />
        </PlainForm>
      ) : (
        <div className="mt-3">
          <p>Copy it now: it is not kept, so it cannot be shown again.</p>
          <p className="mt-2 select-all break-all rounded-control bg-wash p-3 text-small">{made}</p>
        </div>
      )}
    </section>
  );
}
