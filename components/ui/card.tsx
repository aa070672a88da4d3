import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

/** A raised surface for what belongs together. */
export function Card({ className, ...rest }: ComponentProps<"div">) {
  return <div className={cn("rounded-lg border border-line bg-raised p-5 shadow-sm md:p-6", className)} {...rest} />;
}
