'use client';

import { useState } from 'react';
import { PlainForm } from '../_components/plain-form';
import { Segmented } from '../_components/segmented';
import { TextField } from '../_components/text-field';
import { useAction } from '../_hooks/use-action';
import { tell } from './account-client';

const ways = [
  { value: 'in', name: 'Sign in' },
  { value: 'up', name: 'Sign up' },
] as const;

export function SignIn({ onDone }: { onDone: () => void }) {
  const [way, setWay] = useState<'in' | 'up'>('in');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const enter = () =>
    way === 'in'
      ? tell('/sign-in/email', { email, password })
      : tell('/sign-up/email', { email, password, name: email.split('@')[0] ?? email });
  const { error, running, run } = useAction(enter, onDone);
  return (
    <>
      <h1 className="font-semibold text-title">Your account</h1>
      <p className="mt-1 mb-4 text-muted">
        With an account you find your dashboards on every device. What you have uploaded here comes with you.
      </p>
      <Segmented label="Sign in or sign up" options={ways} value={way} onChange={setWay} />
      <PlainForm
        action={way === 'in' ? 'Sign in to my account' : 'Make my account'}
        disabled={running}
        error={error}
        onSubmit={run}
      >
        <TextField
          label="E-mail address"
          type="email"
          autoComplete="email"
          required
          value={email}
          onChange={setEmail}
        />
        <TextField
          label={way === 'in' ? 'Password' : 'Password, at least 10 characters'}
          type="password"
          autoComplete={way === 'in' ? 'current-password' : 'new-password'}
          minLength={10}
          maxLength={128}
          required
          value={password}
          onChange={setPassword}
        />
      </PlainForm>
    </>
  );
}
