import { Link } from "@/components/ui/link";

/** The link over a page's title to the page it belongs to: a group's, or one of the pages within it. */
export function Above({ href, name }: { href: string; name: string }) {
  return (
    <Link href={href} className="link no-underline hover:underline">
      <bdi>{name}</bdi>
    </Link>
  );
}
