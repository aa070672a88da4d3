"use client";

import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button, type ButtonLook } from "@/components/ui/button";

/** A form's button. While the form is on its way it says `pendingLabel` (or its own words) and cannot be pressed again. */
export function SubmitButton({
  children,
  pendingLabel,
  ...rest
}: ButtonLook & ComponentProps<"button"> & { pendingLabel?: string | undefined }) {
  const { pending } = useFormStatus();
  return (
    <Button type="submit" {...rest} disabled={pending || rest.disabled} aria-busy={pending || undefined}>
      {pending ? (pendingLabel ?? children) : children}
    </Button>
  );
}
