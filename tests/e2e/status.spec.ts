import { expect, test } from "./test";
import { becomeKnown, firstPersonalLink, storeGroup, type World } from "./world";

type Row = { path: (world: World) => string; strangers: number; guests: number; organizers: number };

const all = (path: string, status: number): Row => ({
  path: () => path,
  strangers: status,
  guests: status,
  organizers: status,
});

const rows: Record<string, Row> = {
  home: all("/", 200),
  "kinds of groups": all("/groups/new", 200),
  "founding a book club": all("/groups/new/bookClub", 200),
  "founding what does not exist": all("/groups/new/__proto__", 404),
  "sign in": all("/sign-in", 200),
  "mail sent": all("/sign-in/sent", 200),
  "sign-in link": all("/sign-in/open?token=x&email=ada%40example.org", 200),
  "half a sign-in link": all("/sign-in/open?token=x", 404),
  "pasting a personal link": all("/personal", 200),
  "a pasted personal link": all(`/personal?link=${"x".repeat(44)}`, 307),
  "unknown personal link": all("/personal/nonsense", 404),
  "unknown invite": all("/join/nonsense", 404),
  "somebody else’s mailbox": all("/mailbox/nonsense", 404),
  "mail callback by GET": all("/api/auth/callback/email?token=x&email=ada%40example.org", 405),
  "unknown callback": all("/api/auth/providers", 404),
  health: all("/api/health", 200),
  nothing: all("/nonsense", 404),
  "unknown group": all("/groups/018f0000-0000-7000-8000-000000000000", 404),
  "no group": all("/groups/nonsense", 404),
  me: { ...all("/me", 200), strangers: 404 },
  invite: { path: (world) => world.invite, strangers: 200, guests: 307, organizers: 307 },
  "replaced invite": { path: (world) => world.oldInvite, strangers: 410, guests: 307, organizers: 307 },
  "personal link": { ...all("", 200), path: (world) => firstPersonalLink(world.person("Bo")) },
  group: { path: (world) => world.group, strangers: 404, guests: 200, organizers: 200 },
  schedule: { path: (world) => world.series, strangers: 404, guests: 200, organizers: 200 },
  meetup: { path: (world) => world.meetup("2036-03-08"), strangers: 404, guests: 200, organizers: 200 },
  "past meetup": { path: (world) => world.meetup("2036-01-05"), strangers: 404, guests: 200, organizers: 200 },
  "no date of the series": { ...all("", 404), path: (world) => world.meetup("2036-03-09") },
  "no date at all": { ...all("", 404), path: (world) => world.meetup("2036-02-31") },
  "no series": { ...all("", 404), path: (world) => `${world.group}/nonsense` },
  welcome: { path: (world) => `${world.group}/welcome`, strangers: 404, guests: 404, organizers: 200 },
  member: { path: (world) => world.member("Bo"), strangers: 404, guests: 404, organizers: 200 },
};

for (const [who, name] of [
  ["strangers", null],
  ["guests", "Bo"],
  ["organizers", "Ada"],
] as const) {
  test(`every address answers ${who} as it should`, { tag: "@once" }, async ({ page }) => {
    const world = await storeGroup();
    if (name) await becomeKnown(page, world.person(name));
    const answered: Record<string, number> = {};
    for (const [what, row] of Object.entries(rows)) {
      const response = await page.request.get(row.path(world), { maxRedirects: 0 });
      answered[what] = response.status();
    }
    expect(answered).toEqual(Object.fromEntries(Object.entries(rows).map(([what, row]) => [what, row[who]])));
  });
}
