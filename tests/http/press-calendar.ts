import type { Done, Press } from "./press";
import { everybody, members, type Row } from "./rows";
import type { World } from "./world";

/** The actions of calendars. */
export function calendarActions(renewing: (row: Row<Done>) => Row<Done>): Readonly<Record<string, Press>> {
  const group = ({ groupId }: World) => `/groups/${groupId}/calendar`;
  return {
    "lib/calendar/actions.ts#rotateMyFeed": {
      page: () => "/me/calendar",
      opener: "guest",
      fields: {},
      does: () => renewing(everybody<Done>({ to: "/me/calendar", writes: ["users"] }, { signedOut: "refused" })),
    },
    "lib/calendar/actions.ts#rotateGroupFeed": {
      page: group,
      opener: "guest",
      fields: {},
      does: (world) => renewing(members<Done>({ to: group(world), writes: ["members"] }, "refused")),
    },
  };
}
