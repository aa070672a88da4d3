import { type Done, type Press, renewing, runners } from "./done";
import { last, next, organizers } from "./rows";
import type { World } from "./world";

const people = ({ groupId }: World) => `/groups/${groupId}/people`;

/** What organizers do for others: they answer for them, add them, say who came. */
export const actionsForOthers: Readonly<Record<string, Press>> = {
  "lib/rsvp/actions.ts#answerForMember": {
    page: (world) => `${next(world)}/answer`,
    opener: "coOrganizer",
    inGroup: true,
    fields: ({ people: { guest } }) => ({ member: guest.memberId, answer: "in", note: "late" }),
    does: (world) => runners(next(world), "meetups", "notices", "rsvps", "series"),
  },
  "lib/invites/actions.ts#addGuest": {
    page: people,
    opener: "coOrganizer",
    inGroup: true,
    fields: { name: "Nora" },
    does: (world) => {
      const to = new RegExp(`^${people(world)}/[0-9a-f-]{36}$`);
      return renewing(organizers<Done>({ to, writes: ["audit_entries", "members", "series", "users"] }, "refused"));
    },
  },
  "lib/invites/actions.ts#addGuestAnswering": {
    page: (world) => `${next(world)}/answer`,
    opener: "organizer",
    inGroup: true,
    fields: { name: "Nora", answer: "in", note: "" },
    does: (world) => {
      const to = new RegExp(`^${people(world)}/[0-9a-f-]{36}$`);
      const writes = ["audit_entries", "meetups", "members", "notices", "rsvps", "series", "users"];
      return renewing(organizers<Done>({ to, writes }, "refused"));
    },
  },
  "lib/turnout/actions.ts#takeTurnout": {
    page: (world) => `${last(world)}/turnout`,
    opener: "organizer",
    inGroup: true,
    fields: ({ people: { guest, account } }) => ({ came: [guest.memberId, account.memberId] }),
    does: (world) => runners(last(world), "meetups", "presences", "series", "turnouts"),
  },
};
