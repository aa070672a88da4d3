import { describe, expect, test } from "vitest";
import type { Block, Letter } from "@/lib/mail/letter";
import { signInLetter } from "@/lib/mail/sign-in-letter";
import { REASONS } from "@/lib/notices/notice";
import { mapOf } from "@/lib/schedule/where";
import type { Zone } from "@/lib/time";
import { translator } from "@/lib/words";
import { everyReason, item, meetup, said, told, was, written } from "@/tests/told";
import { draw } from "./draw";

const ENTITIES: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'" };
const decoded = (html: string) => html.replaceAll(/&(amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity);

/** What one reads of the HTML, from tag to tag. */
function seen(html: string): string {
  const body = html.slice(html.indexOf("<body")).replaceAll("<!-- -->", "");
  return decoded(body.replaceAll(/<[^>]*>/g, " "));
}

const addresses = (html: string) =>
  [...html.matchAll(/<a[^>]* href="([^"]*)"/g)].map(([, href]) => decoded(href ?? ""));

/** All words and addresses of a letter. */
function factsOf({ greeting, heading, blocks, footer }: Letter): { words: string[]; hrefs: string[] } {
  const found = blocks.map(factsOfBlock);
  const words = [...(greeting ? [greeting] : []), heading, ...found.flatMap((one) => one.words), footer.text];
  const hrefs = [...found.flatMap((one) => one.hrefs), ...footer.links.map(({ href }) => href)];
  return { words, hrefs };
}

function factsOfBlock(block: Block): { words: string[]; hrefs: string[] } {
  switch (block.is) {
    case "text":
      return { words: block.text.split("\n"), hrefs: [] };
    case "date": {
      const { news, group, title, when, where, notes } = block;
      const words = [news, group, title, ...when, ...where.map(({ text }) => text), ...notes].filter(
        (one) => one !== null,
      );
      return {
        words: [...words, ...block.was.flatMap(({ label, text }) => [label, text])],
        hrefs: where.flatMap(({ href }) => (href ? [href] : [])),
      };
    }
    case "answers":
    case "links": {
      const mine = block.is === "answers" && block.mine !== null ? [block.mine] : [];
      return { words: [...mine, ...block.links.map(({ label }) => label)], hrefs: block.links.map(({ href }) => href) };
    }
    case "list":
      return { words: [block.title, ...block.lines], hrefs: [] };
    case "button":
      return { words: [block.link.label], hrefs: [block.link.href] };
    case "rule":
      return { words: [], hrefs: [] };
  }
}

async function expectBothToSayIt(letter: Letter) {
  const { html, text } = await draw(letter);
  const { words, hrefs } = factsOf(letter);
  const plain = seen(html);
  for (const word of words) {
    expect(plain).toContain(word);
    expect(text).toContain(word);
  }
  expect(addresses(html)).toEqual(hrefs);
  const lines = text.split("\n");
  for (const href of hrefs)
    expect(
      lines.filter((line) => line.endsWith(`: ${href}`)),
      href,
    ).toHaveLength(1);
  return { html, text };
}

test.each(REASONS)("%s: both parts have the same facts, each address once", async (reason) => {
  const { text } = await expectBothToSayIt(written([everyReason[reason]()]).letter);
  expect(text).not.toMatch(/undefined|null|letters\.|\{|\n{4}/);
});

test("also a message of several", async () => {
  const all = REASONS.map((reason) => {
    const one = everyReason[reason]();
    const group = { id: `g-${reason}`, name: `Group of ${reason}` };
    const item = one.item && { ...one.item, groupId: group.id, seriesId: reason };
    return { ...one, group, series: { ...one.series, id: reason }, item };
  });
  const alone = all.map((one) => ({
    ...one,
    item: one.item && { ...one.item, meetup: { ...one.item.meetup, place: null } },
  }));
  const { html } = await expectBothToSayIt(written(alone).letter);
  expect(html.match(/<hr/g)).toHaveLength(REASONS.length - 1);
});

test("what reads badly in plain text is left to the HTML: the leaf, the preview", async () => {
  const { letter } = written([everyReason.changed()]);
  const { html, text } = await draw(letter);
  expect(html).toContain(`>${letter.preview}<`);
  expect(text.split("\n").filter((line) => line !== "")).toEqual([
    "Hi Ada,",
    "Another time and place",
    "Runners",
    "Tuesday run",
    "Tuesday 10 March",
    "19:00–20:30, Berlin time",
    `Café: ${mapOf("Café")}`,
    "Was Monday 9 March, 19:00–20:30, Berlin time",
    "Was at Library",
    "You’re in",
    expect.stringMatching(/^✓ I’m in: https:\/\/regulars\.example\.org\/answer\/token-n\d+\?answer=in$/),
    expect.stringMatching(/^Maybe: https:.*\?answer=maybe$/),
    expect.stringMatching(/^I’m out: https:.*\?answer=out$/),
    "See who comes, and add it to your calendar: https://regulars.example.org/groups/g1/s1/2026-03-10",
    "You get this because it concerns a date of yours. You’re a member of Runners.",
    "Choose what you get by mail, or stop it: https://regulars.example.org/mail/token-u1",
  ]);
});

describe("whatever people call themselves and their groups", () => {
  test.each([
    ["markup", `<script>alert("1")</script><img src=x onerror='x()'> &amp; </style>`],
    ["right to left", "أصدقاء الكتب"],
    ["emoji", "🏃‍♀️ run 👩‍👩‍👧‍👦"],
    ["placeholders", "{title} ''{what}'' <b>x</b> $& %s"],
    ["length", "Donaudampfschifffahrt".repeat(4)],
  ])("%s is text", async (_, name) => {
    const one = told("changed", {
      item: item({ group: name, series: name, meetup: meetup("2026-03-10", { place: name, name }) }),
      was: was({ place: `${name}!` }),
    });
    const activity = { joined: [name], answered: [] };
    for (const notices of [[one], [one, told("activity", { item: null, group: { id: "g1", name }, activity })]]) {
      const { letter } = written(notices, { name });
      const { html, text } = await expectBothToSayIt(letter);
      expect(html).not.toMatch(/<script|<img|<b>/);
      expect(text).toContain(name);
      expect(letter.subject).toContain(name);
    }
  });
});

test("its colours are there for a light and a dark scheme", async () => {
  const { html } = await draw(written([everyReason.question()], { zone: "Asia/Tokyo" as Zone }).letter);
  expect(html).toContain('<meta name="color-scheme" content="light dark"/>');
  expect(html).toMatch(/@media \(prefers-color-scheme:dark\)\{\.page\{/);
  // Every class that is coloured by the light style has its dark colour.
  const dark = html.slice(html.indexOf("@media (prefers"), html.indexOf("[data-ogsc]"));
  const painted = [...html.matchAll(/class="([a-zA-Z]+)" style="[^"]*color:/g)].map(([, name]) => name);
  expect(painted.length).toBeGreaterThan(10);
  for (const name of new Set(painted)) expect(dark).toContain(`.${name}{`);
});

test("the letter by whose link one signs in is drawn alike", async () => {
  const link = "https://regulars.example.org/sign-in/open?token=a_-&email=ada%40example.org";
  await expectBothToSayIt(signInLetter(link, { t: translator("en", "letters.signIn"), app: "Regulars" }));
});

test("the answer that holds is marked", async () => {
  const { text } = await draw(written([told("reminder", { item: item({ mine: said("maybe") }) })]).letter);
  expect(text).toMatch(/\nI’m in: .*\n✓ Maybe: .*\nI’m out: /);
});
