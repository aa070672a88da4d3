import NextLink from "next/link";
import type { ComponentProps } from "react";
import { type ButtonLook, buttonClass } from "@/components/ui/button";
import { cn } from "@/lib/cn";

type LinkProps = ComponentProps<typeof NextLink>;

/** A link within the app. It never fetches ahead: every page is rendered for its reader, so that costs a whole page. */
export function Link({ prefetch = false, ...rest }: LinkProps) {
  return <NextLink prefetch={prefetch} {...rest} />;
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton({ variant, size, wide, className, ...rest }: ButtonLook & LinkProps) {
  return <Link className={cn(buttonClass({ variant, size, wide }), className)} {...rest} />;
}
