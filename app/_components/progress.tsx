interface Props {
  label: string;
  /** Null when how much is left is not known. */
  fraction: number | null;
}

export function Progress({ label, fraction }: Props) {
  const percent = fraction === null ? null : Math.round(Math.min(1, Math.max(0, fraction)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(percent === null ? {} : { 'aria-valuenow': percent })}
      className="h-2 overflow-hidden rounded-full bg-wash"
    >
      <div
        className={`h-full rounded-full bg-accent transition-[width] ${percent === null ? 'w-1/3 motion-safe:animate-pulse' : ''}`}
        style={percent === null ? undefined : { width: `${percent}%` }}
      />
    </div>
  );
}
