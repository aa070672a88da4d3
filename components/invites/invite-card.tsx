import { useLocale, useMessages } from "next-intl";
import { InviteWays } from "@/components/invites/invite-ways";
import { Badge } from "@/components/ui/badge";
import { CopyField } from "@/components/ui/copy-field";
import { Disclosure } from "@/components/ui/disclosure";
import { QrCode } from "@/components/ui/qr-code";
import { clockIn, dateIn, dayInWords } from "@/lib/format";
import type { whyClosed } from "@/lib/invites/open";
import { useTranslations } from "@/lib/words";

export type InviteItem = {
  inviteId: string;
  label: string | null;
  url: string;
  closed: ReturnType<typeof whyClosed>;
  expiresAt: Date | null;
  uses: number;
  maxUses: number | null;
  came: readonly { memberId: string; name: string | null; joinedAt: Date; isHere: boolean }[];
};

type Around = {
  group: { id: string; name: string };
  /** The reader's; null where it is not known. */
  zone: string | null;
  now: Date;
};

/** One invite of a group, for its organizers: the link to send or scan while it is open, and who came by it. */
export function InviteCard({
  invite,
  revoke,
  rotate,
  ...around
}: Around & {
  invite: InviteItem;
  revoke: (formData: FormData) => Promise<void>;
  rotate: (formData: FormData) => Promise<void>;
}) {
  const t = useTranslations("invites");
  const words = useMessages().ui.copy;
  const { group } = around;
  const label = invite.label ?? t("list.first");
  const key = `invite-${invite.inviteId}`;
  return (
    <li className="rounded-lg border border-line bg-raised p-5 shadow-sm md:p-6" aria-labelledby={key}>
      <div className="flex items-start justify-between gap-4">
        <h3 id={key} className="min-w-0 text-lg leading-snug font-semibold" dir="auto">
          {label}
        </h3>
        {invite.closed ? <Badge>{t(`list.states.${invite.closed}`)}</Badge> : null}
      </div>
      <p className="mt-0.5 text-sm text-ink-muted">
        <InviteTerms invite={invite} {...around} />
      </p>
      {invite.closed ? null : (
        <div className="mt-4">
          <CopyField
            id={`${key}-link`}
            label={`${t("link")}: ${label}`}
            value={invite.url}
            words={words}
            share={{ title: group.name, text: t("shareText", { group: group.name }) }}
          />
        </div>
      )}
      <div className="-mb-2 text-sm">
        {invite.closed ? null : (
          <Disclosure label={t("list.qr")} className="mt-2">
            <QrCode value={invite.url} label={t("list.qrFor", { label })} className="w-full max-w-72" />
          </Disclosure>
        )}
        {invite.came.length > 0 ? (
          <Disclosure label={t("list.who")}>
            <Comers came={invite.came} {...around} />
          </Disclosure>
        ) : null}
        {invite.closed ? null : <InviteWays inviteId={invite.inviteId} groupId={group.id} {...{ revoke, rotate }} />}
      </div>
    </li>
  );
}

/** How many came of how many who may, and until when. */
function InviteTerms({ invite, zone, now }: Around & { invite: InviteItem }) {
  const t = useTranslations("invites.list");
  const locale = useLocale();
  const { uses, maxUses, expiresAt } = invite;
  const came = maxUses === null ? t("came", { count: uses }) : t("cameOf", { count: uses, most: maxUses });
  if (invite.closed) return came;
  if (expiresAt === null) return `${came} · ${t("endless")}`;
  const last = new Date(expiresAt.getTime() - 1);
  const clock = zone ?? "UTC";
  const day = dayInWords(dateIn(last, clock), dateIn(now, clock), locale);
  const time = `${clockIn(last, clock, locale)}${zone === null ? " UTC" : ""}`;
  return `${came} · ${t("until", { day, time })}`;
}

function Comers({ came, zone, now }: Around & { came: InviteItem["came"] }) {
  const t = useTranslations("invites.list");
  const locale = useLocale();
  const clock = zone ?? "UTC";
  const today = dateIn(now, clock);
  return (
    <ul className="flex flex-col gap-1.5 text-base">
      {came.map(({ memberId, name, joinedAt, isHere }) => (
        <li key={memberId} className="flex flex-wrap justify-between gap-x-4">
          <span className="min-w-0">
            {name === null ? t("former") : <bdi>{name}</bdi>}
            {name !== null && !isHere ? <span className="text-ink-muted"> · {t("gone")}</span> : null}
          </span>
          <time dateTime={joinedAt.toISOString()} className="text-ink-muted">
            {dayInWords(dateIn(joinedAt, clock), today, locale)}
          </time>
        </li>
      ))}
    </ul>
  );
}
