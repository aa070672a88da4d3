import { expect, test } from "vitest";
import { nextTry } from "./attempts";
import { type Fault, failureOf, isReply, type Symptom, troubleOf } from "./fault";

const silent: Symptom = {
  ...{ code: null, command: "CONN", responseCode: null, response: null, message: "", handedOver: false },
};
const answer = (command: string, response: string, code = "EENVELOPE"): Symptom => ({
  ...silent,
  ...{ code, command, response, responseCode: Number(response.slice(0, 3)) },
});

test.each<[string, Symptom, string]>([
  ["no such host", { ...silent, code: "EDNS", message: "getaddrinfo ENOTFOUND mail.example" }, "unreachable"],
  ["nothing listens", { ...silent, code: "ESOCKET", message: "connect ECONNREFUSED 127.0.0.1:1" }, "unreachable"],
  ["no answer to connecting", { ...silent, code: "ETIMEDOUT", message: "Connection timeout" }, "unreachable"],
  ["closed at once", { ...silent, code: "ECONNECTION", message: "Connection closed unexpectedly" }, "unreachable"],
  ["no greeting", { ...silent, code: "ETIMEDOUT", message: "Greeting never received" }, "timeout"],
  ["silence", { ...silent, code: "ETIMEDOUT", message: "Timeout" }, "timeout"],
  ["own certificate", { ...silent, code: "ESOCKET", message: "self-signed certificate" }, "tls"],
  [
    "no TLS there",
    { ...silent, code: "ESOCKET", message: "0A00010B:SSL routines:ssl3_get_record:wrong version number" },
    "tls",
  ],
  ["upgrade refused", answer("STARTTLS", "454 TLS not available", "ETLS"), "tls"],
  ["wrong password", answer("AUTH PLAIN", "535 5.7.8 Authentication failed", "EAUTH"), "login"],
  ["login needed", answer("MAIL FROM", "530 5.7.0 Authentication required"), "login"],
  ["no credentials", { ...silent, code: "EAUTH", command: "API", message: 'Missing credentials for "PLAIN"' }, "login"],
  ["sender", answer("MAIL FROM", "553 5.1.8 Sender address rejected"), "sender"],
  ["sender, for now", answer("MAIL FROM", "451 4.3.0 Try again later"), "refused"],
  ["recipient", answer("RCPT TO", "550 5.1.1 No such user"), "recipient"],
  ["recipient, without a class", answer("RCPT TO", "550 unknown"), "recipient"],
  ["recipient, for now", answer("RCPT TO", "450 4.2.0 Greylisted"), "refused"],
  ["an address that is none", { ...silent, code: "EENVELOPE", message: "Invalid recipient" }, "recipient"],
  ["relaying, whoever it is for", answer("RCPT TO", "554 5.7.1 <a@example.org>: Relay access denied"), "refused"],
  ["our own quota, whoever it is for", answer("RCPT TO", "550 5.4.5 Daily user sending limit exceeded"), "refused"],
  ["a fault of their system", answer("RCPT TO", "554 5.3.0 Out of order"), "refused"],
  ["a full mailbox", answer("RCPT TO", "552 5.2.2 Mailbox full"), "recipient"],
  [
    "sender, judged with the recipient",
    answer("RCPT TO", "550 5.1.8 <r@example.org>: Sender address rejected: Domain not found"),
    "sender",
  ],
  ["sender, by its class alone", answer("RCPT TO", "553-5.1.7 Not from there"), "sender"],
  ["sender, without a class", answer("RCPT TO", "553 sorry, sender rejected"), "sender"],
  [
    "sender, not its owner",
    answer("RCPT TO", "553 5.7.1 <r@example.org>: Sender address rejected: not owned"),
    "sender",
  ],
  ["the message", answer("DATA", "554 5.6.0 Looks like spam", "EMESSAGE"), "refused"],
  ["the greeting", answer("CONN", "554 No service here", "EPROTOCOL"), "refused"],
])("%s", (_, symptom, fault) => {
  expect(failureOf(symptom)).toMatchObject({ fault, taken: "no" });
});

test.each<[Fault, string | null, string]>([
  ["unreachable", "getaddrinfo ENOTFOUND mail.example", "notFound"],
  ["unreachable", "getaddrinfo EAI_AGAIN mail.example", "notFound"],
  ["unreachable", "connect ECONNREFUSED 127.0.0.1:1", "closed"],
  ["unreachable", "Connection timeout", "unreachable"],
  ["unreachable", null, "unreachable"],
  ["refused", "550 5.3.0 ECONNREFUSED by our scanner", "refused"],
])("%s with %j is told as %s", (fault, detail, trouble) => {
  expect(troubleOf({ fault, detail })).toBe(trouble);
});

test.each([
  ["550 5.1.1 No such user", true],
  ["554-5.7.1 No", true],
  ["421", true],
  ["connect ECONNREFUSED 127.0.0.1:2603", false],
  ["0A00010B:SSL routines:ssl3_get_record:wrong version number", false],
  ["5500 is no code", false],
  ["Connection timeout", false],
])("a mail server's own words: %j is %s", (detail, expected) => {
  expect(isReply(detail)).toBe(expected);
});

test("who had the message and says nothing may have taken it; who says no has not", () => {
  const sent = (symptom: Symptom) => failureOf({ ...symptom, handedOver: true });
  expect(sent({ ...silent, code: "ETIMEDOUT", message: "Timeout" })).toMatchObject({
    ...{ fault: "timeout", taken: "unknown" },
  });
  expect(sent({ ...silent, code: "ECONNECTION", message: "Connection closed unexpectedly" })).toMatchObject({
    ...{ fault: "refused", taken: "unknown" },
  });
  expect(sent(answer("DATA", "451 Try again later", "EMESSAGE"))).toMatchObject({ fault: "refused", taken: "no" });
});

test("what the server said is told in one line that can be stored", () => {
  expect(failureOf(answer("DATA", "554 5.6.0 Spam\r\n554\u0000 see there", "EMESSAGE")).detail).toBe(
    "554 5.6.0 Spam 554 see there",
  );
  expect(failureOf({ ...silent, message: "x".repeat(1000) }).detail).toHaveLength(300);
});

test("a mail is tried again ever later, and at least every hour", () => {
  const now = new Date("2026-03-04T10:00:00Z");
  const minutes = [1, 2, 3, 4, 7, 8, 5000].map((attempts) => (+nextTry(attempts, now) - +now) / 60_000);
  expect(minutes).toEqual([1, 2, 4, 8, 60, 60, 60]);
});
