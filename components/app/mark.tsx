/** The mark: seven dots in a ring, a week or a table, and one of them is ours. */
export function Mark({ className = "size-8" }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" className={className} fill="currentColor">
      <circle cx="16" cy="5.4" r="4.4" className="text-accent" />
      <g className="text-ink opacity-80">
        <circle cx="24.6" cy="9.1" r="2.5" />
        <circle cx="26.7" cy="18.4" r="2.5" />
        <circle cx="20.8" cy="25.9" r="2.5" />
        <circle cx="11.2" cy="25.9" r="2.5" />
        <circle cx="5.3" cy="18.4" r="2.5" />
        <circle cx="7.4" cy="9.1" r="2.5" />
      </g>
    </svg>
  );
}
