'use client';

import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button';

const looks = {
  primary: 'bg-accent text-on-accent border-transparent hover:bg-accent-strong font-medium',
  secondary: 'bg-surface text-ink border-control hover:bg-wash font-medium',
  danger: 'bg-surface text-bad border-bad hover:bg-bad-wash font-medium',
  quiet: 'border-transparent text-muted hover:bg-wash hover:text-ink',
};

export function buttonLook(kind: keyof typeof looks = 'secondary'): string {
  return `inline-flex min-h-9 items-center justify-center gap-2 rounded-control border px-3 transition-colors disabled:opacity-50 still:hidden ${looks[kind]}`;
}

type Props = Omit<ButtonProps, 'className' | 'children'> & { kind?: keyof typeof looks; children: ReactNode };

export function Button({ kind, ...props }: Props) {
  return <AriaButton {...props} className={buttonLook(kind)} />;
}
