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

const isLookedAt = () => document.visibilityState === "visible";

/**
 * Follows the turns of a page's series while it is looked at, and asks for what it shows where that is behind. Whatever
 * fails is tried again later, in silence: the page works without.
 * @returns what ends it.
 */
export function follow<Shown>(following: Following<Shown>): () => void {
  const asker = askerOf(following);
  const ear = earOf(following.stream, asker.hear);
  const look = () => {
    if (isLookedAt()) {
      ear.open();
      asker.ask(0);
    } else {
      ear.close();
      asker.rest();
    }
  };
  document.addEventListener("visibilitychange", look);
  if (isLookedAt()) ear.open();
  return () => {
    document.removeEventListener("visibilitychange", look);
    ear.close();
    asker.end();
  };
}

/** Asks for what is shown, one question at a time. */
function askerOf<Shown>({ from, shown, show, refresh }: Following<Shown>) {
  const heard = new Map<string, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let [isAsking, isOver, failures] = [false, false, 0];
  let asked: number | null = null;
  let refreshedFor: string | null = null;

  const rest = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const ask = (ms: number) => {
    rest();
    timer = setTimeout(read, ms);
  };
  const read = async () => {
    timer = undefined;
    if (isAsking || isOver || !isLookedAt()) return;
    isAsking = true;
    asked = performance.now();
    const view = await readView<Shown>(from);
    isAsking = false;
    if (isOver) return;
    failures = view === "failed" ? failures + 1 : 0;
    if (view === "failed") return ask(retryOf(failures, Math.random()));
    const facts = view === "gone" ? "" : view.facts;
    if (view !== "gone" && facts === shown().facts) show(view);
    else if (refreshedFor !== facts) {
      // Once for each change: where drawing it anew does not help, asking more often would not.
      refreshedFor = facts;
      refresh();
    }
    if (view !== "gone" && isBehind(view, heard)) news();
  };
  const news = () => {
    if (timer !== undefined || isAsking) return;
    ask(waitOf(asked === null ? null : performance.now() - asked, Math.random()));
  };
  return {
    ask,
    rest,
    hear(turns: ReadonlyMap<string, number>): void {
      for (const [series, turn] of turns) heard.set(series, turn);
      if (isBehind(shown(), heard)) news();
    },
    end(): void {
      isOver = true;
      rest();
    },
  };
}

/** Hears at which turns series are, as long as it is open. */
function earOf(stream: string, hear: (turns: ReadonlyMap<string, number>) => void) {
  let source: EventSource | null = null;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  const close = () => {
    clearTimeout(reopening);
    source?.close();
    source = null;
  };
  const open = () => {
    if (source || !isLookedAt() || typeof EventSource === "undefined") return;
    const opened = new EventSource(stream);
    source = opened;
    opened.onopen = () => {
      failures = 0;
    };
    opened.onmessage = ({ data }) => hear(turnsIn(String(data)));
    // The browser asks again by itself where a stream breaks, but not where it was refused.
    opened.onerror = () => {
      if (opened.readyState !== EventSource.CLOSED || source !== opened) return;
      close();
      failures += 1;
      reopening = setTimeout(open, retryOf(failures, Math.random()));
    };
  };
  return { open, close };
}

/** "gone": it is not there, or not for the reader any more. */
async function readView<Shown>(from: string): Promise<View<Shown> | "gone" | "failed"> {
  try {
    const response = await fetch(from, { cache: "no-store", headers: { accept: "application/json" } });
    if (response.status === 404) return "gone";
    return response.ok ? await response.json() : "failed";
  } catch {
    return "failed";
  }
}
