"use client";

import { createContext, type ReactNode, useMemo, useState } from "react";

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
