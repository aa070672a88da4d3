import NextLink from "next/link";
import type { ComponentProps } from "react";
import { Button, type ButtonLook } from "@/components/ui/button";

type LinkProps = ComponentProps<typeof NextLink>;

/** A link within the app. It never fetches ahead: every page is rendered for its reader, so that costs a whole page. */
export function Link({ prefetch = false, ...rest }: LinkProps) {
  return <NextLink prefetch={prefetch} {...rest} />;
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton({ variant, size, wide, className, ...rest }: ButtonLook & LinkProps) {
  return (
    <Button asChild {...{ variant, size, wide, className }}>
      <Link {...rest} />
    </Button>
  );
}
