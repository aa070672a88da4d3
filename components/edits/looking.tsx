"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { cn } from "@/lib/cn";

/** Whether the page still works out what was just chosen: what it shows by then must not be saved. */
export const Looking = createContext<{ isLooking: boolean; setLooking: (isLooking: boolean) => void }>({
  isLooking: false,
  setLooking: () => {},
});

/** Around the form of an edit and its preview. */
export function LookingAt({ children }: { children: ReactNode }) {
  const [isLooking, setLooking] = useState(false);
  const value = useMemo(() => ({ isLooking, setLooking }), [isLooking]);
  return <Looking value={value}>{children}</Looking>;
}

/** Around the preview and the button that saves it: out of reach while they lag behind the fields. */
export function LookedAt({ children }: { children: ReactNode }) {
  const { isLooking } = useContext(Looking);
  return (
    <div inert={isLooking} className={cn("mt-9 empty:hidden", isLooking && "opacity-60")}>
      {children}
    </div>
  );
}
