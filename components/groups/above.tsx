import { Link } from "@/components/ui/link";

/** Where one is within a group: the way back up, over a page's title. */
export function Above({ href, name }: { href: string; name: string }) {
  return (
    <Link href={href} className="link no-underline hover:underline">
      <bdi>{name}</bdi>
    </Link>
  );
}
