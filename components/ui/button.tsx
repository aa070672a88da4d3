import { Slot } from "@radix-ui/react-slot";
import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

const buttonClass = cva(
  "inline-flex min-h-tap cursor-pointer items-center justify-center gap-2 rounded-full px-5 text-center text-base leading-tight font-semibold transition-colors disabled:cursor-default disabled:opacity-60",
  {
    variants: {
      variant: {
        primary: "bg-accent text-accent-ink hover:bg-accent-hover",
        secondary: "border border-line-strong bg-raised text-ink hover:border-accent hover:text-accent",
        quiet: "text-accent hover:bg-accent-soft hover:text-accent-soft-ink",
        danger: "border border-negative bg-raised text-negative hover:bg-negative-soft",
      },
      size: { regular: "py-2.5", small: "px-4 py-2 text-sm" },
      wide: { true: "w-full" },
    },
    defaultVariants: { variant: "primary", size: "regular" },
  },
);

export type ButtonLook = VariantProps<typeof buttonClass>;

/**
 * A button that does something in the page. A form's own is SubmitButton; what only goes elsewhere is a LinkButton.
 * @param props.asChild gives its look to its one child, which then is the element.
 */
export function Button({
  variant,
  size,
  wide,
  className,
  asChild = false,
  type = "button",
  ...rest
}: ButtonLook & ComponentProps<"button"> & { asChild?: boolean }) {
  const look = cn(buttonClass({ variant, size, wide }), className);
  return asChild ? <Slot className={look} {...rest} /> : <button type={type} className={look} {...rest} />;
}
