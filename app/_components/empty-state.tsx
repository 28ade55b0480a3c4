import type { ReactNode } from 'react';

export function EmptyState({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="rounded-card border border-line border-dashed px-6 py-10 text-center">
      <p className="font-medium text-lead">{title}</p>
      {children && <div className="mt-2 flex flex-col items-center gap-3 text-muted">{children}</div>}
    </div>
  );
}
