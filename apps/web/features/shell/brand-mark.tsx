/** Parley's mark: two voices, one conversation. */
export function BrandMark({ className = "size-6" }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" className={className} aria-hidden="true">
      <rect width="24" height="24" rx="6" fill="var(--accent)" />
      <g stroke="var(--accent-ink)" strokeWidth="2" strokeLinecap="round">
        <path d="M6 10.5v3M10 7v10" />
        <path d="M14 9v6M18 11v2" opacity="0.65" />
      </g>
    </svg>
  );
}
