'use client';

import { useState } from 'react';
import { PlainForm } from '../_components/plain-form';
import { TextField } from '../_components/text-field';
import { useAction } from '../_hooks/use-action';
import { tell } from './account-client';

export function DeleteAccount({ onDone }: { onDone: () => void }) {
  const [password, setPassword] = useState('');
  const { error, running, run } = useAction(() => tell('/delete-user', { password }), onDone);
  return (
    <section>
      <h2 className="font-semibold text-lead">Delete the account</h2>
      <p className="mt-1 text-muted">
        Your dashboards, their files and the links to them are removed from this server for good.
      </p>
      <PlainForm action="Delete my account and all of it" kind="danger" disabled={running} error={error} onSubmit={run}>
        <TextField
          label="Your password"
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={setPassword}
        />
      </PlainForm>
    </section>
  );
}
