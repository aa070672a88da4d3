import { faceNumber, initials } from "@/components/ui/initials";
import { cn } from "@/lib/cn";

// Written out: Tailwind makes the classes that it finds in the sources.
const faces = ["face-1", "face-2", "face-3", "face-4", "face-5", "face-6"];

/** A person as their initials, in a colour that stays theirs. The name stands beside it or is the link's label. */
export function Avatar({ id, name, size = "regular" }: { id: string; name: string; size?: "small" | "regular" }) {
  return (
    <span aria-hidden="true" className={cn("face", size === "small" && "face-small", faces[faceNumber(id) - 1])}>
      {initials(name)}
    </span>
  );
}
