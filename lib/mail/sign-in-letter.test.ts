import { expect, test } from "vitest";
import { translator } from "@/lib/words";
import { signInLetter } from "./sign-in-letter";

test("its one button is the link, and it says how long that works", () => {
  const link = "https://regulars.example.org/sign-in/open?token=a_-&email=ada%40example.org";
  const letter = signInLetter(link, { t: translator("en", "letters.signIn"), app: "Regulars" });
  const links = letter.blocks.flatMap((block) => (block.is === "button" ? [block.link.href] : []));
  expect(links).toEqual([link]);
  expect(letter).toMatchObject({ subject: "Your sign-in link for Regulars", greeting: null });
  expect(letter.blocks).toContainEqual({ is: "text", text: "It works once, for an hour." });
});
