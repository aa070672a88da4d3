import "server-only";
import encodeQR from "qr";

/** The light margin that scanners need around the modules. */
const QUIET = 4;

/** A QR code as a drawing: an SVG path of its dark modules, in a square of `size` with the quiet zone around them. */
export function qrOf(text: string): { size: number; path: string } {
  const rows = encodeQR(text, "raw", { ecc: "medium", border: QUIET });
  return { size: rows.length, path: rows.flatMap((row, y) => runsOf(row).map((run) => pathOf(run, y))).join("") };
}

function runsOf(row: readonly boolean[]): { x: number; length: number }[] {
  const runs: { x: number; length: number }[] = [];
  row.forEach((isDark, x) => {
    const last = runs.at(-1);
    if (isDark && last && last.x + last.length === x) last.length += 1;
    else if (isDark) runs.push({ x, length: 1 });
  });
  return runs;
}

function pathOf({ x, length }: { x: number; length: number }, y: number): string {
  return `M${x} ${y}h${length}v1h-${length}z`;
}
