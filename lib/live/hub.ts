import type { Turns } from "./message";

/** The least time between two messages of one stream. */
export const PAUSE_MS = 1000;

/** How many streams a process takes, and of them how many of one person. */
export type Bounds = { streams: number; ofOne: number };

/** What a stream does with what it hears, and how it ends when the process does. */
export type Listener = { tell: (turns: Turns) => void; end: () => void };

/** A place at the hub. */
export type Seat = {
  /** Says which series it follows and at which turns they are; until then it keeps all that it hears. */
  follow: (turns: Turns) => void;
  leave: () => void;
};

type Stream = Listener & { userId: string; follows: boolean; heard: Map<string, number>; told: Map<string, number> };

/**
 * Where the streams of a process hear of turns: each at most once in `PAUSE_MS`, of the series it follows, and always
 * of the last turn.
 */
export function makeHub(bounds: Bounds) {
  const streams = new Set<Stream>();
  const bySeries = new Map<string, Set<Stream>>();
  const pauses = new Map<Stream, NodeJS.Timeout>();

  const flush = (stream: Stream) => {
    pauses.delete(stream);
    if (stream.heard.size === 0) return;
    const { heard } = stream;
    stream.heard = new Map();
    for (const [series, turn] of heard) stream.told.set(series, turn);
    pauses.set(stream, setTimeout(flush, PAUSE_MS, stream));
    stream.tell(heard);
  };
  const hear = (stream: Stream, series: string, turn: number) => {
    if (turn <= (stream.heard.get(series) ?? stream.told.get(series) ?? -1)) return;
    stream.heard.set(series, turn);
    if (stream.follows && !pauses.has(stream)) flush(stream);
  };
  const follow = (stream: Stream, turns: Turns) => {
    if (!streams.has(stream)) return;
    const meanwhile = stream.heard;
    stream.heard = new Map([...turns].map(([series, turn]) => [series, Math.max(turn, meanwhile.get(series) ?? 0)]));
    for (const series of turns.keys()) bySeries.set(series, (bySeries.get(series) ?? new Set()).add(stream));
    stream.follows = true;
    flush(stream);
  };
  const leave = (stream: Stream) => {
    streams.delete(stream);
    clearTimeout(pauses.get(stream));
    pauses.delete(stream);
    forget(bySeries, stream);
  };

  return {
    /** Takes a stream of a person in; "full": there are too many, "tooMany": too many of theirs. */
    join(userId: string, listener: Listener): Seat | "full" | "tooMany" {
      if (streams.size >= bounds.streams) return "full";
      if ([...streams].filter((stream) => stream.userId === userId).length >= bounds.ofOne) return "tooMany";
      const stream: Stream = { ...listener, userId, follows: false, heard: new Map(), told: new Map() };
      streams.add(stream);
      return { follow: (turns) => follow(stream, turns), leave: () => leave(stream) };
    },
    /** Tells all who follow a series at which turn it is. */
    tell(series: string, turn: number): void {
      for (const stream of bySeries.get(series) ?? []) hear(stream, series, turn);
      for (const stream of streams) if (!stream.follows) hear(stream, series, turn);
    },
    /** The series that somebody follows. */
    followed: (): string[] => [...bySeries.keys()],
    size: (): number => streams.size,
    /** Ends all streams. */
    end(): void {
      for (const stream of [...streams]) {
        leave(stream);
        stream.end();
      }
    },
  };
}

function forget<Of>(sets: Map<string, Set<Of>>, one: Of): void {
  for (const [name, its] of sets) {
    its.delete(one);
    if (its.size === 0) sets.delete(name);
  }
}

export type Hub = ReturnType<typeof makeHub>;
