import { expect, test } from "vitest";
import { readToken } from "@/lib/token";
import { mailLinks } from "./links";

const secret = "a secret of at least thirty-two characters";
const id = "01890a5d-ac96-774b-bcce-b302099a8057";

test.each([
  ["mail", { userId: id }],
  ["groupMail", { memberId: id }],
] as const)("links of kind %s name whom they switch, at both addresses, and are of no other kind", (kind, of) => {
  const { choose, post } = mailLinks("https://regulars.example.org", secret, of);
  const [, token = ""] = /^https:\/\/regulars\.example\.org\/mail\/([\w-]+)$/.exec(choose) ?? [];
  expect(post).toBe(`https://regulars.example.org/api/mail/off/${token}`);
  expect(readToken(secret, kind, token)).toEqual({ id, generation: 0 });
  for (const other of ["mail", "groupMail", "answer", "feed", "groupFeed", "personal"] as const) {
    if (other !== kind) expect(readToken(secret, other, token), other).toBeNull();
  }
});
