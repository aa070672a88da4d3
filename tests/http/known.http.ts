import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import words from "@/messages/en/auth.json";
import missing from "@/messages/en/not-found.json";
import { withApp } from "./app";
import { buildWorld, type World } from "./world";

const app = withApp();

let world: World;
beforeEach(async () => {
  world = await buildWorld();
});

test("a guest's own page leads to an account, an account's does not", async () => {
  const page = async (actor: "guest" | "account") => (await app.browser(world.cookies[actor]).get("/me")).text;
  expect(await page("guest")).toContain(words.me.account);
  expect(await page("account")).not.toContain(words.me.account);
});

test("where somebody signed in is to sign in, they read who they are, also by a used link; a guest does not", async () => {
  const known = words.signIn.known.title.replace("{name}", "Alan");
  for (const path of ["/sign-in", "/sign-in?error=Verification"]) {
    const { text } = await app.browser(world.cookies.account).get(path);
    expect(text).toContain(known);
    expect(text).toContain(words.signIn.known.other);
    expect(text).not.toContain(words.signIn.faults.linkUsed);
    for (const actor of ["guest", "signedOut"] as const) {
      const other = await app.browser(world.cookies[actor]).get(path);
      expect(other.text).not.toContain("You are signed in");
      expect(other.text.includes(words.signIn.faults.linkUsed)).toBe(path !== "/sign-in");
    }
  }
  // What another way in came to is told all the same.
  const { text } = await app.browser(world.cookies.account).get("/sign-in?error=OpenIdKnown");
  expect(text).toContain(words.signIn.faults.openIdKnown);
});

test("where nothing is for somebody known, they do not read that they are unknown, whether or not there is anything", async () => {
  for (const path of [`/groups/${world.groupId}`, `/groups/${randomUUID()}`, "/nowhere"]) {
    for (const actor of ["removed", "outsider", "signedOut"] as const) {
      const { status, text } = await app.browser(world.cookies[actor]).get(path);
      const main = text.replaceAll(/<script.*?<\/script>/gs, "");
      expect([status, main.includes(missing.known), main.includes(missing.text)], actor).toEqual(
        actor === "signedOut" ? [404, false, true] : [404, true, false],
      );
    }
  }
});
