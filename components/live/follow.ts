import { turnsIn } from "@/lib/live/message";
import { retryOf, waitOf } from "@/lib/live/timing";
import { type Drawn, isBehind, type View } from "@/lib/live/view";

/** What a page that follows shows, and how it shows more. */
export type Following<Shown> = {
  stream: string;
  from: string;
  shown: () => Drawn;
  show: (view: View<Shown>) => void;
  /** Draws the page anew. */
  refresh: () => void;
};

/**
 * Follows the turns of a page's series while it is looked at, and asks for what it shows where that is behind. Whatever
 * fails is tried again later, in silence: the page works without.
 * @returns what ends it.
 */
export function follow<Shown>({ stream, from, shown, show, refresh }: Following<Shown>): () => void {
  let source: EventSource | null = null;
  let asked: number | null = null;
  let [isAsking, isOver] = [false, false];
  let [failures, streamFailures] = [0, 0];
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let heard: ReadonlyMap<string, number> = new Map();
  let refreshedFor: string | null = null;

  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(ask, ms);
  };
  const ask = async () => {
    timer = undefined;
    if (isAsking || document.visibilityState !== "visible") return;
    isAsking = true;
    asked = performance.now();
    const view = await read<Shown>(from);
    isAsking = false;
    if (isOver) return;
    if (view === "failed") {
      failures += 1;
      later(retryOf(failures, Math.random()));
      return;
    }
    failures = 0;
    const facts = view === "gone" ? "" : view.facts;
    if (facts === shown().facts && view !== "gone") show(view);
    else if (refreshedFor !== facts) {
      // Once for each change: where drawing it anew does not help, asking more often would not.
      refreshedFor = facts;
      refresh();
    }
    const turns = view === "gone" ? shown() : view;
    if (isBehind(turns, heard)) news();
  };
  const news = () => {
    if (timer === undefined && !isAsking)
      later(waitOf(asked === null ? null : performance.now() - asked, Math.random()));
  };
  const open = () => {
    if (source || document.visibilityState !== "visible" || typeof EventSource === "undefined") return;
    const opened = new EventSource(stream);
    source = opened;
    opened.onopen = () => {
      streamFailures = 0;
    };
    opened.onmessage = ({ data }) => {
      heard = new Map([...heard, ...turnsIn(String(data))]);
      if (isBehind(shown(), heard)) news();
    };
    // The browser asks again by itself where a stream breaks, but not where it was refused.
    opened.onerror = () => {
      if (opened.readyState !== EventSource.CLOSED || source !== opened) return;
      close();
      streamFailures += 1;
      reopening = setTimeout(open, retryOf(streamFailures, Math.random()));
    };
  };
  const close = () => {
    clearTimeout(reopening);
    source?.close();
    source = null;
  };
  const look = () => {
    if (document.visibilityState !== "visible") {
      close();
      clearTimeout(timer);
      timer = undefined;
      return;
    }
    open();
    later(0);
  };
  document.addEventListener("visibilitychange", look);
  open();
  return () => {
    isOver = true;
    document.removeEventListener("visibilitychange", look);
    close();
    clearTimeout(timer);
    timer = undefined;
  };
}

/** "gone": it is not there, or not for the reader any more. */
async function read<Shown>(from: string): Promise<View<Shown> | "gone" | "failed"> {
  try {
    const response = await fetch(from, { cache: "no-store", headers: { accept: "application/json" } });
    if (response.status === 404) return "gone";
    return response.ok ? ((await response.json()) as View<Shown>) : "failed";
  } catch {
    return "failed";
  }
}
