import { HomeLink } from './_components/home-link';

export default function NotFound() {
  return (
    <main className="mx-auto max-w-xl px-4 py-24">
      <h1 className="font-semibold text-title">There is no such page</h1>
      <p className="mt-2 text-muted">The address may be mistyped, or the dashboard was deleted.</p>
      <p className="mt-6">
        <HomeLink />
      </p>
    </main>
  );
}
