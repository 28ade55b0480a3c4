import { DashboardList } from './_components/dashboard-list';
import { ImportZone } from './_components/import/zone';
import { ThemeSwitch } from './_components/theme-switch';

export default function HomePage() {
  return (
    <div className="mx-auto max-w-5xl px-4 pb-16 sm:px-6">
      <header className="flex items-center justify-between py-4">
        <p className="font-semibold text-lead">Shelfwise</p>
        <ThemeSwitch />
      </header>
      <main>
        <ImportZone />
        <DashboardList />
      </main>
    </div>
  );
}
