import { type Done, type Press, renewing } from "./done";
import { everybody, members, regular } from "./rows";
import type { World } from "./world";

const dates = ({ groupId, seriesId }: World) => `/groups/${groupId}/${seriesId}`;

/** The actions of lib/regulars. */
export const regularsActions: Readonly<Record<string, Press>> = {
  "lib/regulars/actions.ts#becomeRegular": {
    page: regular,
    opener: "guest",
    inGroup: true,
    fields: {},
    does: (world) => {
      const done = members<Done>({ to: dates(world), writes: ["series", "standing_answers"] }, "refused");
      // Who is one already lands there, too.
      return renewing({ ...done, organizer: { to: dates(world), writes: [] } });
    },
  },
  "lib/regulars/actions.ts#stopRegular": {
    page: regular,
    opener: "organizer",
    inGroup: true,
    fields: {},
    does: (world) => {
      const none = members<Done>({ to: dates(world), writes: [] }, "refused");
      return renewing({ ...none, organizer: { to: dates(world), writes: ["series", "standing_answers"] } });
    },
  },
  "lib/regulars/actions.ts#setAway": {
    page: ({ date }) => `/me/away?from=${date}&to=${date}`,
    opener: "guest",
    fields: {},
    does: () => {
      const done = { to: "/me/away", writes: ["away_tickets", "aways", "series"] };
      // Who is in no group any more may say so all the same: they may join one.
      const removed = { to: "/me/away", writes: ["aways"] };
      return renewing(everybody<Done>(done, { signedOut: "refused", removed }));
    },
  },
  "lib/regulars/actions.ts#liftAway": {
    page: () => "/me/away",
    opener: "guest",
    fields: {},
    does: () => {
      // An away of somebody else is none: told as one that was taken back already.
      const none = everybody<Done>({ to: "/me/away", writes: [] }, { signedOut: "refused" });
      return renewing({ ...none, guest: { to: "/me/away", writes: ["aways", "series"] } });
    },
  },
};
