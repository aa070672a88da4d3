import { isId } from "@/lib/id";
import { type Role, runsTheGroup } from "@/lib/members/policy";
import { KINDS, type Kind } from "@/lib/notices/notice";

/** One kind of what is mailed to one member. */
export type Switch = { memberId: string; kind: Kind };

/** What is mailed to one member, kind by kind. */
export type GroupSwitches = { memberId: string; group: string; kinds: { kind: Kind; on: boolean }[] };

/** The kinds that concern who has a role: what organizers are told is offered to who runs the group. */
export function kindsFor(role: Role): Kind[] {
  return KINDS.filter((kind) => kind !== "organizing" || runsTheGroup(role));
}

/** A switch as one text, for a box to tick. */
export function switchText({ memberId, kind }: Switch): string {
  return `${memberId} ${kind}`;
}

/** The switch that a text names; null where it names none. */
export function switchOf(text: string): Switch | null {
  const [memberId = "", name, ...more] = text.split(" ");
  const kind = KINDS.find((one) => one === name);
  return kind === undefined || more.length > 0 || !isId(memberId) ? null : { memberId, kind };
}
