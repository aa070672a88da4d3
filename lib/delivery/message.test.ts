import { describe, expect, test } from "vitest";
import type { Block } from "@/lib/mail/letter";
import { REASONS } from "@/lib/notices/notice";
import type { Meetup } from "@/lib/schedule/meetups";
import type { LocalDate, Zone } from "@/lib/time";
import { BASE, everyReason, item, meetup, said, told, was, written } from "@/tests/told";

type Of<Is extends Block["is"]> = Extract<Block, { is: Is }>;
const all = <Is extends Block["is"]>(blocks: Block[], is: Is) =>
  blocks.filter((block): block is Of<Is> => block.is === is);
const dateIn = (blocks: Block[]) => {
  const [date] = all(blocks, "date");
  if (!date) throw new Error("no date in it");
  return date;
};

test("each reason has its own subject and heading", () => {
  const letters = REASONS.map((reason) => written([everyReason[reason]()]).letter);
  expect(Object.fromEntries(letters.map(({ subject, heading }) => [subject, heading]))).toEqual({
    "A seat became free, you’re in: Tuesday run, Tuesday 10 March, 19:00": "A seat became free: you’re in",
    "You lost your seat: Tuesday run, Tuesday 10 March, 19:00": "You lost your seat",
    "You’re in: Tuesday run, Tuesday 10 March, 19:00": "You’re in",
    "Are you coming? Tuesday run, Tuesday 10 March, 19:00": "Are you coming?",
    "See you soon: Tuesday run, Tuesday 10 March, 19:00": "See you soon",
    "Another time and place: Tuesday run, Tuesday 10 March, 19:00": "Another time and place",
    "Cancelled: Tuesday run, Tuesday 10 March, 19:00": "It is cancelled",
    "Takes place after all: Tuesday run, Tuesday 10 March, 19:00": "It takes place after all",
    "One more date: Tuesday run, Tuesday 10 March, 19:00": "One more date",
    "Are you still coming? Tuesday run, Tuesday 10 March, 19:00": "Are you still coming?",
    "It’s on: Tuesday run, Tuesday 10 March, 19:00": "It’s on",
    "Called off: Tuesday run, Tuesday 10 March, 19:00": "It is called off",
    "Is it on? Tuesday run, Tuesday 10 March, 19:00": "Is it on?",
    "Does it go on? Tuesday run": "Does it go on?",
    "Runners: Bo and Cem joined, 2 answers": "Who joined, who answered",
  });
});

test("the date's own zone is always named, the reader's where its clock shows another time", () => {
  const lines = (zone: Zone | null) => dateIn(written([told("reminder")], { zone }).letter.blocks).when;
  const own = ["Tuesday 10 March", "19:00–20:30, Berlin time"];
  expect(lines("Europe/Berlin" as Zone)).toEqual(own);
  expect(lines("Europe/Paris" as Zone)).toEqual(own);
  expect(lines(null)).toEqual(own);
  expect(lines("America/New_York" as Zone)).toEqual([...own, "For you: 14:00–15:30, New York time"]);
  expect(lines("Asia/Tokyo" as Zone)).toEqual([...own, "For you: Wednesday 11 March, 03:00–04:30, Tokyo time"]);
});

test("a subject names the zone where the reader's clock is not known to show the same", () => {
  const subject = (zone: Zone | null) => written([told("reminder")], { zone }).letter.subject;
  expect(subject("Europe/Paris" as Zone)).toBe("See you soon: Tuesday run, Tuesday 10 March, 19:00");
  for (const zone of ["Asia/Tokyo" as Zone, null]) expect(subject(zone)).toMatch(/19:00, Berlin time$/);
});

test("where it is: a map, and the link that a browser may open", () => {
  const where = (link: string) =>
    dateIn(written([told("reminder", { item: item({ meetup: meetup("2026-03-10", { link }) }) })]).letter.blocks).where;
  const place = { text: "Café", href: "https://www.openstreetmap.org/search?query=Caf%C3%A9" };
  const link = "https://meet.example.org/run";
  expect(where(link)).toEqual([place, { text: "Join online (meet.example.org)", href: link }]);
  expect(where("javascript:alert(1)")).toEqual([place]);
});

describe("what was and what is", () => {
  const changed = (change: Parameters<typeof was>[0]) => written([told("changed", { was: was(change) })]).letter;
  const now = { startsAt: meetup().startsAt.toISOString(), endsAt: meetup().endsAt.toISOString(), place: "Café" };

  test.each([
    [
      "It moved to another day",
      { ...now, startsAt: "2026-03-09T18:00:00.000Z", endsAt: "2026-03-09T19:30:00.000Z" },
      ["Was Monday 9 March, 19:00–20:30, Berlin time"],
    ],
    [
      "It has another time",
      { ...now, endsAt: "2026-03-10T21:00:00.000Z" },
      ["Was Tuesday 10 March, 19:00–22:00, Berlin time"],
    ],
    [
      "It has another time",
      { ...now, zone: "Europe/London" as Zone },
      ["Was Tuesday 10 March, 18:00–19:30, London time"],
    ],
    ["It is somewhere else", { ...now, place: "Library" }, ["Was at Library"]],
    ["It is somewhere else", { ...now, place: null, link: "https://meet.example.org/x" }, ["Was at meet.example.org"]],
    ["Something changed", now, []],
  ])("%s", (heading, before, lines) => {
    const letter = changed(before);
    expect(letter.heading).toBe(heading);
    expect(dateIn(letter.blocks).was.map(({ label, text }) => `${label} ${text}`)).toEqual(lines);
  });
});

describe("answers", () => {
  const answers = (one: ReturnType<typeof told>) => all(written([one]).letter.blocks, "answers");

  test("each has its link, with the one that holds marked", () => {
    const [found] = answers(told("reminder", { noticeId: "n1", item: item({ mine: said("maybe", { brings: 2 }) }) }));
    expect(found?.mine).toBe("You said maybe, with 2 more");
    expect(found?.links).toEqual([
      { label: "I’m in", href: `${BASE}/answer/token-n1?answer=in`, chosen: false },
      { label: "Maybe", href: `${BASE}/answer/token-n1?answer=maybe`, chosen: true },
      { label: "I’m out", href: `${BASE}/answer/token-n1?answer=out`, chosen: false },
    ]);
  });

  test("who waits is told their place, who said nothing that they did not, and nobody the same thing twice", () => {
    const mine = (one: ReturnType<typeof told>) => answers(one).map((block) => block.mine);
    expect(mine(told("confirmed", { item: item({ ahead: 1 }) }))).toEqual(["You’re second on the waiting list"]);
    expect(written([told("confirmed", { item: item({ ahead: 1 }) })]).letter.heading).toBe(
      "You’re on the waiting list",
    );
    expect(mine(everyReason.question())).toEqual(["You have not answered yet"]);
    expect(mine(told("confirmed"))).toEqual([null]);
    expect(mine(told("confirmed", { item: item({ mine: said("in", { brings: 1 }) }) }))).toEqual([
      "You’re in, with 1 more",
    ]);
  });

  test("there are none where none is taken: cancelled, none any more, begun, to be decided", () => {
    const begun = meetup("2026-03-03");
    const closed = [everyReason.cancelled(), everyReason.calledOff(), everyReason.decide(), everyReason.stillAlive()];
    for (const one of [
      ...closed,
      told("cancelled", { item: null, was: was() }),
      told("changed", { item: item({ meetup: begun }) }),
    ]) {
      expect(answers(one)).toEqual([]);
    }
  });
});

test("organizers come to where they decide", () => {
  const buttons = (one: ReturnType<typeof told>) =>
    all(written([one]).letter.blocks, "button").map(({ link }) => link.href);
  expect(buttons(everyReason.decide())).toEqual([`${BASE}/groups/g1/s1/2026-03-10`]);
  expect(buttons(everyReason.stillAlive())).toEqual([`${BASE}/groups/g1/s1/alive`]);
});

test("a digest of doings lists who joined and who answered what, date by date", () => {
  expect(
    all(written([everyReason.activity()]).letter.blocks, "list").map(({ title, lines }) => [title, ...lines]),
  ).toEqual([
    ["Runners", "Bo and Cem joined"],
    ["Tuesday run, Tuesday 10 March, 19:00, Berlin time", "In: Bo", "Out: Dora"],
  ]);
});

test("why it came and how to stop it", () => {
  const { letter, unsubscribe } = written([told("reminder")]);
  expect(letter.footer).toEqual({
    text: "You get this because you said you’re coming, or may be. You’re a member of Runners.",
    links: [{ label: "Choose what you get by mail, or stop it", href: `${BASE}/mail/token-u1` }],
  });
  expect(unsubscribe).toEqual({ post: `${BASE}/api/mail/off/token-u1` });
});

test("nobody is greeted by a name that is not known", () => {
  expect(written([told("reminder")]).letter.greeting).toBe("Hi Ada,");
  expect(written([told("reminder")], { name: null }).letter.greeting).toBeNull();
});

describe("nothing that is not so is said", () => {
  // Who cancels a date by hand of which something stands decided decides that it is off.
  const decision = { verdict: "off", at: new Date("2026-03-09T12:00:00Z"), byId: "ada", heads: 2 } as const;
  const off = item({ meetup: meetup("2026-03-10", { state: "cancelled", cancelReason: "Rain", decision }) });

  test.each(REASONS.filter((reason) => reason !== "stillAlive" && reason !== "activity"))(
    "%s of a cancelled date",
    (reason) => {
      const { letter, calendars } = written([told(reason, { item: off, was: was() }), told("reminder", { item: off })]);
      expect(letter.heading).toBe("It is cancelled");
      expect(dateIn(letter.blocks)).toMatchObject({ news: null, notes: ["Why: Rain"], leaf: { muted: true } });
      expect(calendars.map(({ method }) => method)).toEqual(["CANCEL"]);
    },
  );

  test("called off by its minimum it says what it takes, by an organizer that one did, and no more than is known", () => {
    const minimum = { heads: 3, decideBefore: 1440, ifShort: "callOff" as const };
    const notes = (change: Partial<Meetup>, byId: string | null) => {
      const decided = { ...decision, byId };
      const of = item({ meetup: meetup("2026-03-10", { state: "cancelled", decision: decided, ...change }) });
      return dateIn(written([told("calledOff", { item: of, was: was() })]).letter.blocks).notes;
    };
    expect(notes({ minimum }, null)).toEqual(["It takes 3 people, and 2 were going."]);
    expect(notes({ minimum }, "ada")).toEqual(["An organizer called it off, with 2 going."]);
    expect(notes({ minimum: null }, null)).toEqual([]);
  });

  test("a date that is none any more is called so, whatever was to be told of it", () => {
    const { letter } = written([told("changed", { item: null, was: was() })]);
    expect(letter.subject).toBe("Does not take place: Tuesday run, Monday 9 March, 19:00");
    expect(dateIn(letter.blocks)).toMatchObject({ was: [], where: [{ text: "Library" }] });
  });

  test("whoever said maybe is not awaited for sure", () => {
    const maybe = told("reminder", { item: item({ mine: said("maybe") }) });
    expect(written([maybe]).letter.subject).toMatch(/^Still a maybe\? /);
    expect(written([told("reminder", { item: item({ ahead: 0 }) })]).letter.subject).toMatch(/^On the waiting list: /);
  });
});

describe("several at once are one message", () => {
  const other = (day: string) =>
    told("reminder", {
      ...{ series: { id: "s2", name: "Book club" }, group: { id: "g2", name: "Readers" } },
      item: { ...item({ group: "Readers", series: "Book club", meetup: meetup(day) }), seriesId: "s2", groupId: "g2" },
    });

  test("by start, each named in the subject, and each with its news", () => {
    const { letter } = written([other("2026-03-17"), everyReason.changed()]);
    expect(letter).toMatchObject({ subject: "News of Tuesday run and Book club", heading: "2 things to know" });
    expect(all(letter.blocks, "date").map(({ title, news }) => [title, news])).toEqual([
      ["Tuesday run", "Another time and place"],
      ["Book club", "See you soon"],
    ]);
    expect(letter.footer.text).toBe("You get this because you’re a member of Readers and Runners.");
  });

  test("of one kind the subject says which, of one series on which days", () => {
    const reminded = (day: string) => told("reminder", { item: item({ meetup: meetup(day) }) });
    expect(written([other("2026-03-10"), told("reminder")]).letter.subject).toMatch(/^See you soon: .*Book club/);
    expect(written([reminded("2026-03-10"), reminded("2026-03-17")]).letter.subject).toBe(
      "See you soon: Tuesday run, Tuesday 10 March and Tuesday 17 March",
    );
  });

  test("all that is told of one date is said at once, with one set of answers", () => {
    const { letter } = written([told("reminder"), told("changed", { was: was() })]);
    expect(letter.heading).toBe("Another time and place");
    expect(dateIn(letter.blocks).news).toBe("See you soon");
    expect(all(letter.blocks, "answers")).toHaveLength(1);
  });

  test("a long list is cut short", () => {
    const many = ["A", "B", "C", "D", "E"].map((name) => ({ ...told("question"), series: { id: name, name } }));
    expect(written(many).letter.subject).toBe("Are you coming? A, B, and 3 more");
  });
});

test("no name breaks a header, and one from right to left turns nothing around it", () => {
  const named = (name: string) => written([told("reminder", { item: item({ series: name }) })]).letter.subject;
  expect(named('Run\r\nBcc: eve@example.org\u0000 "x"')).toBe(
    'See you soon: Run Bcc: eve@example.org "x", Tuesday 10 March, 19:00',
  );
  expect(named("ריצה")).toBe("See you soon: \u2068ריצה\u2069, Tuesday 10 March, 19:00");
});

test("a date of another year is given with it", () => {
  const next = told("added", { item: item({ meetup: meetup("2027-03-09" as LocalDate) }) });
  expect(dateIn(written([next]).letter.blocks).when[0]).toBe("Tuesday 9 March 2027");
});
