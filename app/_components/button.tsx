'use client';

import type { AriaAttributes, ReactNode } from 'react';

const looks = {
  primary: 'bg-accent text-on-accent border-transparent hover:bg-accent-strong font-medium',
  secondary: 'bg-surface text-ink border-control hover:bg-wash font-medium',
  danger: 'bg-surface text-bad border-bad hover:bg-bad-wash font-medium',
  quiet: 'border-transparent text-muted hover:bg-wash hover:text-ink',
};

export function buttonLook(kind: keyof typeof looks = 'secondary'): string {
  return `inline-flex min-h-9 items-center justify-center gap-2 rounded-control border px-3 transition-colors disabled:opacity-50 still:hidden ${looks[kind]}`;
}

interface Props extends AriaAttributes {
  kind?: keyof typeof looks;
  isDisabled?: boolean;
  autoFocus?: boolean;
  onPress?: () => void;
  children: ReactNode;
}

export function Button({ kind, isDisabled = false, onPress, ...props }: Props) {
  return (
    <button type="button" {...props} disabled={isDisabled} onClick={() => onPress?.()} className={buttonLook(kind)} />
  );
}
