import { CommentForm, type CommentWords } from "@/components/comments/comment-form";
import { CommentList } from "@/components/comments/comment-list";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { type CommentItem, commentsOn } from "@/lib/comments/queries";
import { type Member, organizerOf } from "@/lib/members/access";
import type { Meetup } from "@/lib/schedule/meetups";
import type { LocalDate } from "@/lib/time";
import { randomToken } from "@/lib/token";
import { getTranslations } from "@/lib/words";

type Query = Readonly<Record<string, string | string[] | undefined>>;

const shownTo = (member: Member) => (comment: CommentItem) => ({
  ...comment,
  // The colour of a face goes by its id and would tell who the nameless are.
  face: comment.name === null ? comment.memberId : comment.userId,
  mine: comment.memberId === member.memberId,
});

/** What members say below a date, and the form to say something. */
export async function Comments({
  member,
  seriesId,
  meetup,
  query,
  now,
}: {
  member: Member;
  seriesId: string;
  meetup: Pick<Meetup, "date" | "zone">;
  query: Query;
  now: Date;
}) {
  const t = await getTranslations("comments");
  const all = query.comments === "all";
  const found = await commentsOn(member, { seriesId, date: meetup.date }, all);
  const comments = found.comments.map(shownTo(member));
  const path = `/groups/${member.groupId}/${seriesId}/${meetup.date}`;
  const back = `${path}${all ? "?comments=all" : ""}`;
  const fields = { group: member.groupId, series: seriesId, date: meetup.date };
  const mine = comments.filter((comment) => comment.mine);
  const changed = mine.find(({ id }) => id === query.edit) ?? null;
  const last = mine.at(-1);
  return (
    <Section id="comments" title={t("title")} className="first:mt-9">
      {found.older > 0 ? (
        <p className="mb-4">
          <Link href={`${path}?comments=all#comments`} className="link tap">
            {t("older", { count: found.older })}
          </Link>
        </p>
      ) : null}
      {comments.length > 0 ? (
        <CommentList
          comments={comments}
          zone={member.viewer.zone ?? meetup.zone}
          now={now}
          acts={{
            fields,
            editHref: (id) => `${path}?${all ? "comments=all&" : ""}edit=${id}#write`,
            removes: organizerOf(member) !== null,
          }}
        />
      ) : (
        <p className="text-ink-muted">{t("none")}</p>
      )}
      <div className="mt-6">
        <CommentForm
          fields={{ ...fields, pageKey: randomToken() }}
          changed={changed && { id: changed.id, text: changed.text }}
          round={`${changed?.id} ${last?.id} ${mine.map(({ editedAt }) => editedAt?.getTime()).join()}`}
          cancel={`${back}#comments`}
          words={await formWords()}
        />
      </div>
    </Section>
  );
}

async function formWords(): Promise<CommentWords> {
  const t = await getTranslations("comments.form");
  return {
    ...{ write: t("write"), change: t("change"), hint: t("hint"), send: t("send"), sending: t("sending") },
    ...{ save: t("save"), saving: t("saving"), cancel: t("cancel") },
    errors: {
      ...{ required: t("errors.required"), tooLong: t("errors.tooLong") },
      ...{ characters: t("errors.characters"), invalid: t("errors.invalid") },
    },
    reasons: {
      ...{ gone: t("reasons.gone"), noSuchDate: t("reasons.noSuchDate") },
      ...{ tooOften: t("reasons.tooOften"), removed: t("reasons.removed") },
    },
  };
}

/** The same of a date that is none any more: to read. Nothing where nothing was said. */
export async function FormerComments({
  member,
  seriesId,
  date,
  zone,
  now,
}: {
  member: Member;
  seriesId: string;
  date: LocalDate;
  zone: string;
  now: Date;
}) {
  const t = await getTranslations("comments");
  const { comments } = await commentsOn(member, { seriesId, date }, true);
  if (comments.length === 0) return null;
  return (
    <Section id="comments" title={t("title")} className="first:mt-9">
      <CommentList comments={comments.map(shownTo(member))} zone={member.viewer.zone ?? zone} now={now} acts={null} />
    </Section>
  );
}
