import type { Leaf } from "@/lib/format";
import { accentColors, paper } from "./picture-colors";

/** The size that chats expect of a link's picture, in pixels. */
export const PICTURE = { width: 1200, height: 630 };

/** Beside the leaf. */
const TITLE_WIDTH = 676;

export type PictureProps = {
  accent: keyof typeof accentColors;
  /** Null: it cannot be drawn, or (the leaf) no date is set. */
  name: string | null;
  kind: string;
  leaf: Leaf | null;
  /** "19:00–20:30" */
  time: string | null;
  invited: string;
  app: string;
};

/** What a chat shows of an invite: only what its page shows to whoever holds the link. */
export function InvitePicture({ accent, name, kind, leaf, time, invited, app }: PictureProps) {
  const { accent: color, "accent-ink": ink } = accentColors[accent];
  const title = name ?? kind;
  return (
    <div
      style={{
        width: "100%",
        height: "100%",
        display: "flex",
        flexDirection: "column",
        justifyContent: "space-between",
        padding: "72px 80px 60px",
        borderTop: `20px solid ${color}`,
        background: paper.surface,
        color: paper.ink,
      }}
    >
      <div style={{ display: "flex", alignItems: "center", gap: 64 }}>
        {leaf ? <PictureLeaf leaf={leaf} color={color} ink={ink} /> : null}
        <div style={{ display: "flex", flexDirection: "column", flex: 1 }}>
          <div style={{ fontSize: 36, color: paper["ink-muted"] }}>{invited}</div>
          <div
            style={{
              ...bold(paper.ink, title.length > 28 ? 3 : 3.5),
              display: "block",
              marginTop: 14,
              fontSize: sizeOf(title),
              lineHeight: 1.12,
              letterSpacing: "-0.02em",
              lineClamp: 3,
              wordBreak: "break-word",
            }}
          >
            {title}
          </div>
          <div style={{ marginTop: 22, fontSize: 36, color: paper["ink-muted"] }}>
            {[name === null ? null : kind, time].filter((part) => part !== null).join(" · ")}
          </div>
        </div>
      </div>
      <div style={{ ...bold(color, 1.2), display: "flex", alignItems: "center", gap: 18, fontSize: 34 }}>
        <div style={{ width: 22, height: 22, borderRadius: 11, background: color }} />
        {app}
      </div>
    </div>
  );
}

function PictureLeaf({ leaf, color, ink }: { leaf: Leaf; color: string; ink: string }) {
  return (
    <div
      style={{
        display: "flex",
        flexDirection: "column",
        alignItems: "center",
        width: 300,
        overflow: "hidden",
        borderRadius: 40,
        border: `2px solid ${paper.line}`,
        background: paper.raised,
        boxShadow: "0 16px 40px rgba(60, 48, 28, 0.14)",
      }}
    >
      <div
        style={{
          ...bold(ink, 1.4),
          display: "flex",
          justifyContent: "center",
          width: "100%",
          padding: "14px 0",
          background: color,
          fontSize: 44,
        }}
      >
        {leaf.month}
      </div>
      <div style={{ ...bold(paper.ink, 5), marginTop: 18, fontSize: 168, lineHeight: 1 }}>{leaf.day}</div>
      <div style={{ margin: "10px 0 26px", fontSize: 44, color: paper["ink-muted"] }}>{leaf.weekday}</div>
    </div>
  );
}

/** The one font there is has one weight: a stroke of its own colour makes it bolder. */
function bold(color: string, width: number) {
  return { color, WebkitTextStroke: `${width}px ${color}` };
}

/** So that three lines hold it, and a line its longest word: a letter is about 0.6 wide; what is longer still breaks. */
function sizeOf(title: string): number {
  const byLength = title.length > 40 ? 60 : title.length > 20 ? 76 : 92;
  const longest = Math.max(...title.split(" ").map((word) => word.length));
  return Math.max(36, Math.min(byLength, Math.floor(TITLE_WIDTH / (longest * 0.6))));
}
