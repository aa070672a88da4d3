import { Slot } from "@radix-ui/react-slot";
import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

const buttonClass = cva("button", {
  variants: {
    variant: {
      primary: "button-primary",
      secondary: "button-secondary",
      quiet: "button-quiet",
      danger: "button-danger",
    },
    size: { regular: "", small: "button-small" },
    wide: { true: "w-full wrap-anywhere" },
  },
  defaultVariants: { variant: "primary", size: "regular" },
});

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
