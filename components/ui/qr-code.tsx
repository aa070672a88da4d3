import { cn } from "@/lib/cn";
import { qrOf } from "@/lib/qr";

/** A link to scan: dark on white in whatever light the page is read, as not every scanner reads it the other way. */
export function QrCode({ value, label, className }: { value: string; label: string; className?: string | undefined }) {
  const { size, path } = qrOf(value);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className={cn("block rounded-md border border-line", className)}
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
