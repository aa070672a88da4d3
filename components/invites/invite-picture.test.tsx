import { ImageResponse } from "next/og";
import { expect, test, vi } from "vitest";
import { drawable } from "@/lib/invites/drawable";
import { InvitePicture, PICTURE } from "./invite-picture";

const props = {
  accent: "green",
  kind: "Workout",
  leaf: { weekday: "Tue", day: "10", month: "Mar" },
  time: "19:00–20:30",
  invited: "You are invited to",
  app: "Regulars",
} as const;

const everything = Array.from({ length: 0x2200 }, (_, code) => drawable(String.fromCharCode(code)) ?? []).flat();

test("no letter that is drawn is asked for elsewhere; what cannot be drawn would be", async () => {
  const ask = vi.spyOn(globalThis, "fetch").mockRejectedValue(new Error("asked"));
  const warn = vi.spyOn(console, "warn").mockReturnValue(undefined);
  const error = vi.spyOn(console, "error").mockReturnValue(undefined);
  const draw = (name: string) => new ImageResponse(<InvitePicture {...props} name={name} />, PICTURE).arrayBuffer();
  expect((await draw(everything.join(" "))).byteLength).toBeGreaterThan(1000);
  const foreign = () => ask.mock.calls.filter(([address]) => String(address).startsWith("http"));
  expect(foreign()).toEqual([]);
  await draw("\u8aad").catch(() => undefined);
  expect(foreign().length).toBeGreaterThan(0);
  for (const spy of [ask, warn, error]) spy.mockRestore();
});
