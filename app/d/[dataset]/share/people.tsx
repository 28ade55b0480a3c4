'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/app/_components/button';
import { PlainForm } from '@/app/_components/plain-form';
import { TextField } from '@/app/_components/text-field';
import { useAction } from '@/app/_hooks/use-action';
import { useContract } from '@/app/_hooks/use-contract';
import { callContract } from '@/lib/api/client';
import { addMember, listMembers, type Member, removeMember } from '@/lib/api/members';

const may: Record<Member['role'], string> = { viewer: 'may look', editor: 'may look and add files' };

/** The accounts that see the dashboard beside its owner. */
export function People({ dataset: id }: { dataset: string }) {
  const queryClient = useQueryClient();
  const { data } = useContract(listMembers, { id });
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Member['role']>('viewer');
  const refresh = () => void queryClient.invalidateQueries({ queryKey: [listMembers.path] });
  const invite = useAction(() => callContract(addMember, { id, email, role }, { method: 'POST' }), refresh);
  const remove = async (user: string) => {
    await callContract(removeMember, { id, user });
    refresh();
  };
  return (
    <section className="mt-8 max-w-xl">
      <h2 className="font-semibold text-lead">People with an account here</h2>
      <p className="mt-1 text-muted">They find the dashboard on their own start page.</p>
      <ul aria-label="People" className="mt-1">
        {data?.members.map((member) => (
          <li key={member.user} className="flex items-center justify-between gap-3 border-line py-2 not-last:border-b">
            <p className="min-w-0 break-words">
              {member.email} <span className="text-muted">{may[member.role]}</span>
            </p>
            <Button aria-label={`Remove ${member.email}`} onPress={() => remove(member.user)}>
              Remove
            </Button>
          </li>
        ))}
      </ul>
      <PlainForm
        action="Let them in"
        kind="secondary"
        disabled={invite.running}
        error={invite.error}
        onSubmit={invite.run}
      >
        <TextField label="E-mail address of their account" type="email" required value={email} onChange={setEmail} />
        <label className="block">
          <span className="mb-1 block">They</span>
          <select
            className="control w-full"
            value={role}
            onChange={({ target }) => setRole(target.value === 'editor' ? 'editor' : 'viewer')}
          >
            <option value="viewer">{may.viewer}</option>
            <option value="editor">{may.editor}</option>
          </select>
        </label>
      </PlainForm>
    </section>
  );
}
