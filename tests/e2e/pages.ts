import { firstPersonalLink, type World } from "./world";

/** Pages that anybody may open, and their addresses. */
export const forStrangers: Record<string, (world: World) => string> = {
  "front page": () => "/",
  "kinds of groups": () => "/groups/new",
  "founding form": () => "/groups/new/bookClub",
  invite: (world) => world.invite,
  "unknown invite": () => "/join/nonsense",
  "sign in": () => "/sign-in",
  "refused sign-in": () => "/sign-in?error=Verification",
  "mail sent": () => "/sign-in/sent",
  "sign-in link": () => "/sign-in/open?token=x&email=ada%40example.org",
  "pasting a personal link": () => "/personal?link=nonsense",
  "personal link": (world) => firstPersonalLink(world.person("Bo")),
  nothing: () => "/nonsense",
};

/** The same for organizers. The group has members called Ada, Bo and Cleo. */
export const forOrganizers: Record<string, (world: World) => string> = {
  home: () => "/",
  me: () => "/me",
  "my calendar": () => "/me/calendar",
  "away days": () => "/me/away?from=2036-03-08&to=2036-03-16",
  welcome: (world) => `${world.group}/welcome`,
  group: (world) => world.group,
  schedule: (world) => world.series,
  meetup: (world) => world.meetup("2036-03-08"),
  "being a regular": (world) => `${world.series}/regular`,
  "past meetup": (world) => world.meetup("2036-03-01"),
  member: (world) => world.member("Bo"),
  people: (world) => `${world.group}/people`,
  "group calendar": (world) => `${world.group}/calendar`,
  "what organizers did": (world) => `${world.group}/audit`,
  leaving: (world) => `${world.group}/leave`,
  "group settings": (world) => `${world.group}/settings`,
  invites: (world) => `${world.group}/invites`,
  "merging: whom into": (world) => `${world.member("Bo")}/merge`,
  "merging: what becomes of it": (world) =>
    `${world.member("Bo")}/merge?into=${world.member("Cleo").split("/").at(-1)}`,
  "adding a series": (world) => `${world.group}/settings/series`,
  "deleting a group": (world) => `${world.group}/settings/delete`,
  "series settings": (world) => `${world.series}/settings`,
  "ending a series": (world) => `${world.series}/end`,
  "whether a series lives": (world) => `${world.series}/alive`,
  "whether a date is on": (world) => `${world.meetup("2036-03-08")}/decide`,
};
