const ours = "M11.6 5.4a4.4 4.4 0 1 0 8.8 0a4.4 4.4 0 1 0 -8.8 0";
const others =
  "M22.1 9.1a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0M24.2 18.4a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0M18.3 25.9a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0M8.7 25.9a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0M2.8 18.4a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0M4.9 9.1a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0";

/** The mark: seven dots in a ring, a week or a table, and one of them is ours. */
export function Mark({ className = "size-8" }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" className={className} fill="currentColor">
      <path d={ours} className="text-accent" />
      <path d={others} className="text-ink opacity-80" />
    </svg>
  );
}
