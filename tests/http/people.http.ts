import { beforeEach, expect, test } from "vitest";
import { tokensFor } from "@/tests/proofs";
import { checksum, withApp } from "./app";
import { buildWorld, type World } from "./world";

const app = withApp();

let world: World;
beforeEach(async () => {
  world = await buildWorld();
});

const buttons = ["bringAlong", "bringAlongLater", "forgetGuest"].map((name) => `lib/people/actions.ts#${name}`);

test.each(buttons)("%s, pressed on a page about a guest who is another one here by now, asks anew", async (button) => {
  const browser = app.browser(world.cookies.both);
  const form = await browser.form("/bring-along", button);
  const { device } = await tokensFor(world.people.guest.userId, world.now);
  browser.cookies.set("regulars-device", device ?? "");
  const before = await checksum();
  expect(await browser.post("/bring-along", form)).toMatchObject({ status: 303, location: "/bring-along" });
  expect(await checksum()).toEqual(before);
});

test.each(buttons)("%s, pressed on a page of an account that is another one here by now, asks anew", async (button) => {
  const browser = app.browser(world.cookies.both);
  const form = await browser.form("/bring-along", button);
  browser.cookies.set("regulars-session", world.cookies.coOrganizer["regulars-session"] ?? "");
  const before = await checksum();
  expect(await browser.post("/bring-along", form)).toMatchObject({ status: 303, location: "/bring-along" });
  expect(await checksum()).toEqual(before);
});

test("without a word of who was asked nobody is brought along", async () => {
  const browser = app.browser(world.cookies.both);
  const form = await browser.form("/bring-along", buttons[0] ?? "");
  const before = await checksum();
  for (const fields of [{ guest: "" }, { account: "x" }]) {
    expect(await browser.post("/bring-along", form, fields)).toMatchObject({ status: 303, location: "/bring-along" });
  }
  expect(await checksum()).toEqual(before);
});
