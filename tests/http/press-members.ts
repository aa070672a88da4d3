import { type Done, organizer, type Press, renewing, runners } from "./done";
import { everybody, members } from "./rows";
import type { World } from "./world";

const people = ({ groupId }: World) => `/groups/${groupId}/people`;
const guests = (world: World) => `${people(world)}/${world.people.guest.memberId}`;

/** What is done to memberships and roles, by their person and by organizers. */
export const membersActions: Readonly<Record<string, Press>> = {
  "lib/members/actions.ts#giveRole": {
    page: guests,
    opener: "organizer",
    inGroup: true,
    fields: {},
    on: "guest",
    does: (world) => organizer({ to: people(world), writes: ["audit_entries", "members"] }),
  },
  "lib/members/actions.ts#handOver": {
    page: guests,
    opener: "organizer",
    inGroup: true,
    fields: {},
    on: "guest",
    does: (world) => organizer({ to: people(world), writes: ["audit_entries", "members"] }),
  },
  "lib/leaving/actions.ts#removeMember": {
    page: guests,
    opener: "coOrganizer",
    inGroup: true,
    fields: {},
    on: "guest",
    does: (world) => runners(people(world), "audit_entries", "members", "series"),
  },
  "lib/members/actions.ts#readmitMember": {
    page: people,
    opener: "organizer",
    inGroup: true,
    fields: {},
    does: (world) => runners(people(world), "audit_entries", "members"),
  },
  "lib/leaving/actions.ts#leaveGroup": {
    page: ({ groupId }) => `/groups/${groupId}/leave`,
    opener: "guest",
    inGroup: true,
    fields: { nameless: "yes" },
    // The last organizer is told in words to name somebody, on the page itself.
    does: () =>
      renewing({
        ...members<Done>({ to: "/", writes: ["members", "series"] }, "refused"),
        organizer: "told",
      }),
  },
  "lib/members/actions.ts#takeNameOut": {
    page: () => "/me",
    opener: "removed",
    fields: {},
    does: () => renewing(everybody<Done>("refused", { removed: { to: "/me", writes: ["members"] } })),
  },
};
