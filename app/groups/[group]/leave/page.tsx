import { getLocale, getMessages } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { Above } from "@/components/groups/above";
import { LeaveForm } from "@/components/members/leave-form";
import { Link, LinkButton } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { faceOf } from "@/lib/auth/face";
import { dayInWords } from "@/lib/format";
import { requireMember } from "@/lib/members/access";
import { sharedNames } from "@/lib/members/namesakes";
import { isLastOrganizer, may, successorsOf } from "@/lib/members/policy";
import { groupMembers } from "@/lib/members/queries";
import { requestTime } from "@/lib/request";
import { fromDateColumn } from "@/lib/time";
import { getTranslations } from "@/lib/words";

const points = ["gone", "answers", "past", "back"] as const;

/** Leaving: what happens then, and the button. */
async function LeavePage({ params }: { params: Promise<{ group: string }> }) {
  const member = await requireMember((await params).group);
  const members = await groupMembers(member);
  const t = await getTranslations("members.leave");
  const words = (await getMessages()).members.leave.form;
  const organizers = members.filter(({ role }) => role === "organizer").map(({ memberId }) => memberId);
  const isLast = isLastOrganizer(member.memberId, organizers);
  const successors = successorsOf(members, member.memberId);
  const people = await getTranslations("members");
  const [locale, today] = [await getLocale(), fromDateColumn(requestTime())];
  const isShared = sharedNames(successors);
  const called = ({ name, joinedAt }: (typeof successors)[number]) =>
    isShared(name) ? people("namesake", { name, date: dayInWords(fromDateColumn(joinedAt), today, locale) }) : name;
  const group = `/groups/${member.groupId}`;
  return (
    <Shell viewer={faceOf(member.viewer)} width="narrow" accent={member.group.accent}>
      <PageHeader
        above={<Above href={group} name={member.group.name} />}
        title={t("title", { group: member.group.name })}
      />
      {isLast ? (
        <Notice tone="warning" title={t("lastTitle")} className="mb-6">
          {t(successors.length > 0 ? "last" : "alone")}
          {may(member.role, "deleteGroup") ? (
            <p className="mt-3">
              <LinkButton href={`${group}/settings/delete`} variant="secondary" size="small">
                {t("delete")}
              </LinkButton>
            </p>
          ) : null}
        </Notice>
      ) : null}
      {isLast && successors.length === 0 ? null : (
        <>
          <ul className="mb-7 list-disc ps-5 marker:text-line-strong">
            {points.map((point) => (
              <li key={point} className="mt-1.5">
                {t(`points.${point}`)}
              </li>
            ))}
          </ul>
          <LeaveForm
            group={member.groupId}
            successors={isLast ? successors.map((one) => ({ memberId: one.memberId, name: called(one) })) : null}
            words={words}
          />
        </>
      )}
      <p className="mt-5">
        <Link href={group} className="link tap">
          {t("form.stay")}
        </Link>
      </p>
    </Shell>
  );
}

export default foundOrNot(LeavePage);
