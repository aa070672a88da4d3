"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { AnswerCard } from "@/components/rsvp/answer-card";
import { AttendanceList, Badges } from "@/components/rsvp/attendance-list";
import type { DateShown } from "@/components/rsvp/shown";
import type { AnswerCardProps } from "@/components/rsvp/types";
import { type Drawn, isLater, type View } from "@/lib/live/view";
import { follow } from "./follow";

type Shown = View<DateShown>;

const Newer = createContext<Shown | null>(null);

/**
 * Keeps what it holds at the last turn, while it is looked at.
 * @param props.shown what the page was drawn from.
 * @param props.stream the address that says at which turns the series are; `from`: the one that says the rest.
 */
export function Live({
  shown,
  stream,
  from,
  children,
}: {
  shown: Drawn;
  stream: string;
  from: string;
  children: ReactNode;
}) {
  const router = useRouter();
  const [read, setRead] = useState<Shown | null>(null);
  const newer = read && read.facts === shown.facts && isLater(read, shown) ? read : null;
  const now = useRef<Drawn>(shown);
  useEffect(() => {
    now.current = newer ?? shown;
  });
  useEffect(
    () =>
      follow({
        ...{ stream, from },
        shown: () => now.current,
        show: (view: Shown) => setRead(view),
        refresh: () => router.refresh(),
      }),
    [stream, from, router],
  );
  return <Newer value={newer}>{children}</Newer>;
}

/** What is shown of a date by now: as the page was drawn, or later. */
function useShown(of: string): DateShown | null {
  return useContext(Newer)?.dates[of] ?? null;
}

type Of<Props> = Props & { of: string };

export function LiveSummary({ of, summary }: Of<{ summary: string }>) {
  return useShown(of)?.summary ?? summary;
}

export function LiveBadges({ of, badges }: Of<Pick<DateShown, "badges">>) {
  return <Badges badges={useShown(of)?.badges ?? badges} />;
}

/** Why it is on or not; nothing where it takes no minimum. */
export function LiveWhether({ of, whether }: Of<Pick<DateShown, "whether">>) {
  const shown = useShown(of);
  const words = shown ? shown.whether : whether;
  return words === null ? null : <p className="mt-1.5 text-sm text-ink-muted">{words}</p>;
}

export function LiveAttendance({ of, all, ...drawn }: Of<Pick<DateShown, "parts" | "nobody"> & { all: string }>) {
  const { parts, nobody } = useShown(of) ?? drawn;
  return <AttendanceList parts={parts} nobody={nobody} all={all} />;
}

export function LiveAnswer({ of, shown, ...rest }: Of<AnswerCardProps>) {
  return <AnswerCard {...rest} shown={useShown(of)?.answer ?? shown} drawn={shown} />;
}
