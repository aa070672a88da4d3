import { db } from "@/lib/db";
import { type Done, type Press, renewing } from "./done";
import { everybody } from "./rows";
import type { World } from "./world";

/** Mail servers refuse the account's address. */
async function refuseAccount({ people, now }: World): Promise<void> {
  await db().user.update({
    where: { id: people.account.userId },
    data: { refusedAt: now, refusal: "550 No such user" },
  });
}

const mailPage = ({ mail }: World) => `/mail/${mail}`;

/** What is done by the links in a mail, by whoever holds it, and about mail on one's own page. */
export const mailLinkActions: Readonly<Record<string, Press>> = {
  "lib/answerlinks/actions.ts#answerFromMail": {
    page: ({ answer }) => `/answer/${answer}?answer=in`,
    opener: "signedOut",
    fields: { answer: "in" },
    does: ({ answer }) =>
      renewing(everybody<Done>({ to: `/answer/${answer}`, writes: ["meetups", "notices", "rsvps", "series"] })),
  },
  "lib/switches/actions.ts#saveSwitches": {
    page: mailPage,
    opener: "signedOut",
    fields: ({ people }) => ({ shown: [`${people.guest.memberId} seat`], on: [] }),
    does: (world) => renewing(everybody<Done>({ to: mailPage(world), writes: ["mail_switches"] })),
  },
  "lib/switches/actions.ts#switchAllOff": {
    page: mailPage,
    opener: "signedOut",
    fields: {},
    does: (world) => renewing(everybody<Done>({ to: mailPage(world), writes: ["mail_switches"] })),
  },
  "lib/switches/actions.ts#retryAddress": {
    page: () => "/me",
    opener: "account",
    fields: {},
    first: refuseAccount,
    does: () => {
      const nothing = { to: "/me", writes: [] };
      const account = { to: "/me", writes: ["users"] };
      return renewing(everybody<Done>(nothing, { signedOut: "refused", account, both: nothing }));
    },
  },
};
