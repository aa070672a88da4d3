import { faceOf, initials } from "@/components/ui/initials";
import { cn } from "@/lib/cn";

const faces = [
  "bg-face-1 text-face-1-ink",
  "bg-face-2 text-face-2-ink",
  "bg-face-3 text-face-3-ink",
  "bg-face-4 text-face-4-ink",
  "bg-face-5 text-face-5-ink",
  "bg-face-6 text-face-6-ink",
];

const sizes = { small: "size-7 text-xs", regular: "size-10 text-sm", large: "size-14 text-lg" };

/** A person as their initials, in a colour that stays theirs. The name stands beside it or is the link's label. */
export function Avatar({ id, name, size = "regular" }: { id: string; name: string; size?: keyof typeof sizes }) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        "inline-flex shrink-0 items-center justify-center rounded-full leading-none font-semibold select-none",
        sizes[size],
        faces[faceOf(id) - 1],
      )}
    >
      {initials(name)}
    </span>
  );
}
