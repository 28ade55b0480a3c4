import type { ReactNode } from 'react';

/** Stands in for what is not there: a page's only heading, or with level 2 one of a part of a page. */
export function EmptyState({ title, level = 1, children }: { title: ReactNode; level?: 1 | 2; children?: ReactNode }) {
  const Heading = `h${level}` as const;
  return (
    <div className="rounded-card border border-line border-dashed px-6 py-10 text-center">
      <Heading className="font-medium text-lead">{title}</Heading>
      {children && <div className="mt-2 flex flex-col items-center gap-3 text-muted">{children}</div>}
    </div>
  );
}

/** Instead of a dashboard without a file. */
export function NoSalesYet() {
  return <EmptyState title="There are no sales yet">Bring a sales file to begin.</EmptyState>;
}
