import { type FormEvent, useId, useState } from 'react';
import { buttonLook } from '@/app/_components/button';

interface Props {
  /** Why the last one was not taken. */
  refusal: string | null;
  onPassword: (password: string) => void;
}

export function PasswordForm({ refusal, onPassword }: Props) {
  const [password, setPassword] = useState('');
  const field = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onPassword(password);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <h1 className="font-semibold text-title">This link has a password</h1>
      <p className="text-muted">The person who sent you the link knows it.</p>
      <div>
        <label htmlFor={field} className="mb-1 block">
          Password
        </label>
        <input
          id={field}
          type="password"
          className="control w-full"
          autoComplete="off"
          required
          maxLength={200}
          value={password}
          onChange={({ target }) => setPassword(target.value)}
        />
      </div>
      {refusal !== null && (
        <p role="alert" className="text-bad">
          {refusal}
        </p>
      )}
      <div>
        <button type="submit" className={buttonLook('primary')} disabled={password === ''}>
          Open
        </button>
      </div>
    </form>
  );
}
