import { type Done, type Press, renewing } from "./done";
import { everybody, members } from "./rows";
import type { World } from "./world";

const group = ({ groupId }: World) => `/groups/${groupId}/calendar`;

/** The actions of calendars. */
export const calendarActions: Readonly<Record<string, Press>> = {
  "lib/calendar/actions.ts#rotateMyFeed": {
    page: () => "/me/calendar",
    opener: "guest",
    fields: {},
    does: () => renewing(everybody<Done>({ to: "/me/calendar", writes: ["users"] }, { signedOut: "refused" })),
  },
  "lib/calendar/actions.ts#rotateGroupFeed": {
    page: group,
    inGroup: true,
    opener: "guest",
    fields: {},
    does: (world) => renewing(members<Done>({ to: group(world), writes: ["members"] }, "refused")),
  },
};
