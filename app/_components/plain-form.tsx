import type { FormEvent, ReactNode } from 'react';
import { buttonLook } from './button';

interface Props {
  action: string;
  kind?: 'primary' | 'secondary' | 'danger';
  disabled: boolean;
  error: Error | null;
  onSubmit: () => void;
  children: ReactNode;
}

/** A short form with one button, and what went wrong above it. */
export function PlainForm({ action, kind = 'primary', disabled, error, onSubmit, children }: Props) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form onSubmit={submit} className="mt-3 flex flex-col gap-4">
      {children}
      {error && (
        <p role="alert" className="text-bad">
          {error.message}
        </p>
      )}
      <div>
        <button type="submit" className={buttonLook(kind)} disabled={disabled}>
          {action}
        </button>
      </div>
    </form>
  );
}
