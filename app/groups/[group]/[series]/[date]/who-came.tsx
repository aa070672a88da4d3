import { getLocale } from "next-intl/server";
import { CameList } from "@/components/turnout/came-list";
import { LinkButton } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { dateIn, dayInWords } from "@/lib/format";
import { type Member, organizerOf } from "@/lib/members/access";
import type { MeetupWithPeople } from "@/lib/rsvp/queries";
import { whoCame } from "@/lib/turnout/queries";
import { whyNoTurnout } from "@/lib/turnout/turnout";
import { getTranslations } from "@/lib/words";

/** On the page of a date that has begun: who came, if somebody took it down, and the way to do so for organizers. */
export async function WhoCame({ member, found, now }: { member: Member; found: MeetupWithPeople; now: Date }) {
  const { schedule, meetup } = found;
  if (whyNoTurnout(meetup, now)) return null;
  const row = schedule.rows.find(({ date }) => date === meetup.date);
  const turnout = row ? await whoCame(member, schedule.seriesId, row.id) : null;
  const isOrganizer = organizerOf(member) !== null;
  if (!turnout && !isOrganizer) return null;
  const t = await getTranslations("turnout");
  const dayOf = (instant: Date, locale: string) =>
    dayInWords(dateIn(instant, meetup.zone), dateIn(now, meetup.zone), locale);
  const day = turnout ? dayOf(turnout.taken.at, await getLocale()) : "";
  return (
    <Section
      id="came"
      title={t(turnout ? "shown.title" : "title")}
      aside={turnout?.came.length || null}
      className="mt-9"
    >
      {turnout ? (
        <>
          <CameList people={turnout.came} reader={member.memberId} />
          <p className="mt-4 text-sm text-ink-muted">
            {turnout.taken.by ? t("shown.takenBy", { name: turnout.taken.by, day }) : t("shown.taken", { day })}
          </p>
        </>
      ) : null}
      {isOrganizer ? (
        <LinkButton
          href={`/groups/${member.groupId}/${schedule.seriesId}/${meetup.date}/turnout`}
          variant="secondary"
          size="small"
          className="mt-4 first:mt-0"
        >
          {t(turnout ? "shown.change" : "shown.take")}
        </LinkButton>
      ) : null}
    </Section>
  );
}
