import { expect, test } from "vitest";
import { Reply } from "./reply";

test("what is written to it becomes a response, each cookie on a line of its own", async () => {
  const reply = new Reply();
  reply.setHeader("Set-Cookie", [...reply.getHeader("Set-Cookie"), "a=1; Path=/"]);
  reply.setHeader("Set-Cookie", [...reply.getHeader("Set-Cookie"), "b=2"]);
  reply.status(302).setHeader("Location", "/").end();
  const made = reply.made();
  expect([made.status, made.headers.get("location"), await made.text()]).toEqual([302, "/", ""]);
  expect(made.headers.getSetCookie()).toEqual(["a=1; Path=/", "b=2"]);
});

test("values go out as JSON, texts as they are", async () => {
  expect(await new Reply().send({ csrfToken: "x" }).made().text()).toBe('{"csrfToken":"x"}');
  expect(await new Reply().json({ url: "/" }).made().text()).toBe('{"url":"/"}');
  expect(await new Reply().send("words").made().text()).toBe("words");
  expect(await new Reply().send(undefined).made().text()).toBe("");
});
