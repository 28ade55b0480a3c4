import Link from 'next/link';
import { DashboardList } from './_components/dashboard-list';
import { ImportZone } from './_components/import/zone';
import { ThemeSwitch } from './_components/theme-switch';

export default function HomePage() {
  return (
    <div className="mx-auto max-w-5xl px-4 pb-16 sm:px-6">
      <header className="flex items-center justify-between py-4">
        <p className="font-semibold text-lead">Shelfwise</p>
        <div className="flex items-center gap-4">
          <Link
            href="/account"
            className="inline-flex min-h-6 items-center text-accent underline-offset-2 hover:underline"
          >
            Account
          </Link>
          <ThemeSwitch />
        </div>
      </header>
      <main>
        <ImportZone />
        <DashboardList />
      </main>
    </div>
  );
}
