import type { ReactNode } from "react";

/**
 * Two columns where there is room: `lead` and `rest` below each other, `side` beside both. On a phone `side` stands
 * between them, which is also the order of reading.
 */
export function Columns({ lead, side, rest }: { lead: ReactNode; side: ReactNode; rest?: ReactNode }) {
  return (
    <div className="grid gap-y-9 md:gap-y-11 lg:grid-cols-[minmax(0,1fr)_21rem] lg:grid-rows-[auto_1fr] lg:gap-x-14">
      <div className="min-w-0">{lead}</div>
      <div className="min-w-0 lg:row-span-2">{side}</div>
      {rest ? <div className="min-w-0">{rest}</div> : null}
    </div>
  );
}
