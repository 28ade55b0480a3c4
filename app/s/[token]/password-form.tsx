import { useState } from 'react';
import { PlainForm } from '@/app/_components/plain-form';
import { TextField } from '@/app/_components/text-field';

interface Props {
  /** Why the last one was not taken. */
  refusal: string | null;
  onPassword: (password: string) => void;
}

export function PasswordForm({ refusal, onPassword }: Props) {
  const [password, setPassword] = useState('');
  return (
    <>
      <h1 className="font-semibold text-title">This link has a password</h1>
      <p className="mt-1 text-muted">The person who sent you the link knows it.</p>
      <PlainForm
        action="Open"
        disabled={password === ''}
        error={refusal === null ? null : new Error(refusal)}
        onSubmit={() => onPassword(password)}
      >
        <TextField
          label="Password"
          type="password"
          autoComplete="off"
          required
          maxLength={200}
          value={password}
          onChange={setPassword}
        />
      </PlainForm>
    </>
  );
}
