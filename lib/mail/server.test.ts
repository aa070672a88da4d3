import { expect, test } from "vitest";
import { mailServer, mailWay } from "./queries";

process.env.SMTP_URL = "smtps://regulars:geheim@mail.example.org:465";
process.env.MAIL_FROM = "Regulars <regulars@example.org>";

test("the mail server is named by its host, and its login never", () => {
  expect(mailWay()).toBe("server");
  expect(mailServer()).toEqual({ host: "mail.example.org", from: "Regulars <regulars@example.org>" });
});
