export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={className}>
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path
        d="M9 24V8h8.2a5.4 5.4 0 0 1 0 10.8H13"
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="3.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="22.6" cy="23.2" r="2.2" fill="var(--on-accent)" opacity="0.7" />
    </svg>
  )
}
