import { Icon } from "@/components/ui/icon";

/** A repeating rule in words: "every month on the first Tuesday, 19:00". */
export function CadenceLine({ words }: { words: string }) {
  return (
    <p className="flex gap-2.5">
      <Icon name="repeat" className="mt-1 size-4.5 text-accent" />
      <span className="self-baseline first-letter:uppercase">{words}</span>
    </p>
  );
}
