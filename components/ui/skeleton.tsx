import { cn } from "@/lib/cn";

/** The place of something that is on its way. Its Suspense boundary's words are for screen readers. */
export function Skeleton({ className }: { className?: string | undefined }) {
  return <span aria-hidden="true" className={cn("block h-5 animate-breathe rounded-sm bg-sunken", className)} />;
}
