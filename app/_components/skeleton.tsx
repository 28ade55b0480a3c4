export function Skeleton({ label, className = '' }: { label: string; className?: string }) {
  return (
    <div role="status" className={`motion-safe:animate-pulse rounded-card bg-wash ${className}`}>
      <span className="sr-only">{label}</span>
    </div>
  );
}
