import type { Metadata } from 'next';
import Link from 'next/link';
import { ThemeSwitch } from '../_components/theme-switch';
import { AccountView } from './account-view';

export const metadata: Metadata = { title: 'Account' };

export default function AccountPage() {
  return (
    <div className="mx-auto max-w-xl px-4 pb-16 sm:px-6">
      <header className="flex items-center justify-between py-4">
        <Link href="/" className="font-semibold text-lead">
          Shelfwise
        </Link>
        <ThemeSwitch />
      </header>
      <main>
        <AccountView />
      </main>
    </div>
  );
}
