'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { PlainForm } from '../_components/plain-form';
import { TextField } from '../_components/text-field';
import { useAction } from '../_hooks/use-action';
import { tell } from './account-client';

export function PasswordChange() {
  const queryClient = useQueryClient();
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const [done, setDone] = useState(false);
  const change = async () => {
    await tell('/change-password', { currentPassword, newPassword, revokeOtherSessions: true });
    setCurrent('');
    setNew('');
  };
  const { error, running, run } = useAction(change, () => {
    setDone(true);
    void queryClient.invalidateQueries();
  });
  return (
    <section>
      <h2 className="font-semibold text-lead">Password</h2>
      {done ? (
        <p role="status" className="mt-1">
          The password is changed, and you are signed out everywhere else.
        </p>
      ) : (
        <PlainForm action="Change the password" kind="secondary" disabled={running} error={error} onSubmit={run}>
          <TextField
            label="Password now"
            type="password"
            autoComplete="current-password"
            required
            value={currentPassword}
            onChange={setCurrent}
          />
          <TextField
            label="New password, at least 10 characters"
            type="password"
            autoComplete="new-password"
            minLength={10}
            maxLength={128}
            required
            value={newPassword}
            onChange={setNew}
          />
        </PlainForm>
      )}
    </section>
  );
}
