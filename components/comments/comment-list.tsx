import { useLocale } from "next-intl";
import { CommentText } from "@/components/comments/comment-text";
import { Avatar } from "@/components/ui/avatar";
import { Link } from "@/components/ui/link";
import { SubmitButton } from "@/components/ui/submit-button";
import { deleteComment, removeComment } from "@/lib/comments/actions";
import { saidAt } from "@/lib/comments/when";
import { useTranslations } from "@/lib/words";

export type Comment = {
  id: string;
  /** By what their face has its colour. */
  face: string;
  /** Null: a former member who asked not to be named. */
  name: string | null;
  text: string;
  writtenAt: Date;
  editedAt: Date | null;
  /** It is the reader's. */
  mine: boolean;
};

/** What a reader may do: change their own, and remove others' if they run the group. */
export type CommentActs = {
  /** What each form carries. */
  fields: Readonly<Record<string, string>>;
  /** Where one's own is changed. */
  editHref: (id: string) => string;
  removes: boolean;
};

type Shown = { zone: string; now: Date; acts: CommentActs | null };

/** Comments in the order in which they were written. @param acts null: only to be read. */
export function CommentList({ comments, ...shown }: Shown & { comments: readonly Comment[] }) {
  return (
    <ol className="flex flex-col gap-5">
      {comments.map((comment) => (
        <OneComment key={comment.id} comment={comment} {...shown} />
      ))}
    </ol>
  );
}

function OneComment({ comment, zone, now, acts }: Shown & { comment: Comment }) {
  const t = useTranslations("comments");
  const when = saidAt(comment.writtenAt, now, zone, useLocale());
  return (
    <li className="flex items-start gap-3">
      <Avatar id={comment.face} name={comment.name ?? ""} />
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-baseline gap-x-2 text-sm text-ink-muted">
          <span className="wrap-anywhere min-w-0">
            <bdi className="text-base font-semibold text-ink">{comment.name ?? t("former")}</bdi>
            {comment.mine ? ` (${t("you")})` : null}
          </span>
          <time dateTime={comment.writtenAt.toISOString()}>{when}</time>
          {comment.editedAt ? <span>{t("edited")}</span> : null}
        </p>
        <CommentText text={comment.text} />
        {acts && comment.mine ? <OwnActs id={comment.id} when={when} acts={acts} /> : null}
        {acts?.removes && !comment.mine ? (
          <Sure
            {...{ action: removeComment, id: comment.id, fields: acts.fields }}
            words={{ open: t("remove"), sure: t("removeSure"), do: t("removeDo"), doing: t("removing") }}
          />
        ) : null}
      </div>
    </li>
  );
}

function OwnActs({ id, when, acts }: { id: string; when: string; acts: CommentActs }) {
  const t = useTranslations("comments");
  return (
    <div className="flex flex-wrap items-start gap-x-5">
      <Link
        href={acts.editHref(id)}
        aria-label={t("editThis", { when })}
        className="flex min-h-tap items-center text-sm font-semibold text-accent hover:text-accent-hover"
      >
        {t("edit")}
      </Link>
      <Sure
        {...{ action: deleteComment, id, fields: acts.fields }}
        words={{ open: t("delete"), sure: t("deleteSure"), do: t("deleteDo"), doing: t("deleting") }}
      />
    </div>
  );
}

/** Asks before it does: nothing is lost by one press. */
function Sure({
  action,
  id,
  fields,
  words,
}: {
  action: (formData: FormData) => Promise<void>;
  id: string;
  fields: Readonly<Record<string, string>>;
  words: { open: string; sure: string; do: string; doing: string };
}) {
  return (
    <details className="open:w-full">
      <summary className="flex min-h-tap w-fit items-center rounded-sm text-sm font-semibold text-ink-muted hover:text-ink">
        {words.open}
      </summary>
      <form action={action} className="flex flex-wrap items-center gap-x-4 gap-y-2 pb-2">
        {Object.entries({ ...fields, comment: id }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p className="basis-full text-sm text-ink-muted">{words.sure}</p>
        <SubmitButton variant="danger" size="small" pendingLabel={words.doing}>
          {words.do}
        </SubmitButton>
      </form>
    </details>
  );
}
