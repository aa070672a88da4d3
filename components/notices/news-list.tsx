import { useLocale } from "next-intl";
import { type NewsReader, newsForReader, newsInWords } from "@/components/notices/news-words";
import { Link, LinkButton } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { type News, newsGroups } from "@/lib/agenda/news";
import { useTranslations } from "@/lib/words";

type From = "home" | "group" | "meetup";

const TONES = {
  ...({ movedUp: "positive", restored: "positive", added: "positive", decidedOn: "positive" } as const),
  ...({ changed: "neutral", stillAlive: "neutral" } as const),
  ...({ lostSeat: "warning", cancelled: "warning", calledOff: "warning" } as const),
  ...({ askedAgain: "warning", decide: "warning" } as const),
} as const;

// More of one change are counted: the page has its dates below.
const SAID = 3;

/**
 * What the reader is told, each to be put away by its button; what one change made of several dates is one.
 * @param props.from the page it is on, to return to.
 */
export function NewsList({
  news,
  from,
  reader,
  dismiss,
}: {
  news: readonly News[];
  from: From;
  reader: { zone: string | null; now: Date };
  /** Posts `group`, each `notice` and `from`. */
  dismiss: (formData: FormData) => Promise<void>;
}) {
  const t = useTranslations("notices");
  const locale = useLocale();
  if (news.length === 0) return null;
  return (
    <section aria-label={t("title")} className="mb-6 flex flex-col gap-3">
      {newsGroups(news).map(([first, ...more]) => (
        <Notice key={first.id} tone={TONES[first.reason]}>
          <ul className="flex flex-col gap-2">
            {[first, ...more].slice(0, SAID).map((one) => (
              <NewsLine key={one.id} news={one} from={from} reader={{ ...reader, locale }} />
            ))}
          </ul>
          {more.length >= SAID ? <p className="mt-2 text-sm">{t("more", { count: more.length + 1 - SAID })}</p> : null}
          <div className="mt-1 flex flex-wrap items-center gap-x-5 gap-y-2 text-sm">
            {from === "meetup" ? null : (
              <Link href={more.length > 0 ? seriesOf(first) : pageOf(first)} className="link tap wrap-anywhere">
                <bdi>{first.seriesName}</bdi>
              </Link>
            )}
            <form action={dismiss}>
              <input type="hidden" name="group" value={first.groupId} />
              {[first, ...more].map(({ id }) => (
                <input key={id} type="hidden" name="notice" value={id} />
              ))}
              <input type="hidden" name="from" value={from} />
              <SubmitButton variant="quiet" size="small" className={from === "meetup" ? "-ml-4" : ""}>
                {t("dismiss")}
              </SubmitButton>
            </form>
          </div>
        </Notice>
      ))}
    </section>
  );
}

const seriesOf = ({ groupId, seriesId }: News) => `/groups/${groupId}/${seriesId}`;
const pageOf = (news: News) => (news.isDate ? `${seriesOf(news)}/${news.date}` : seriesOf(news));

function NewsLine({ news, from, reader }: { news: News; from: From; reader: NewsReader }) {
  const t = useTranslations("notices");
  const { text, details, question } = newsInWords(t, news, reader);
  const schedule = useTranslations("schedule");
  // The date's own page says it in its head.
  const own = from === "meetup" ? null : newsForReader(schedule, news, reader);
  const act = actOf(news, from);
  return (
    <li className="wrap-anywhere">
      <p className="font-semibold">{text}</p>
      {own === null ? null : <p className="text-sm">{own}</p>}
      {details.map((detail) => (
        <p key={detail} className="text-sm">
          {detail}
        </p>
      ))}
      {question ? <p className="text-sm">{question}</p> : null}
      {act ? (
        <LinkButton href={act.href} variant="secondary" size="small" className="mt-2 mb-1">
          {t(act.label)}
        </LinkButton>
      ) : null}
    </li>
  );
}

/** Where what its reader is asked can be said; on a date's own page that is there. */
function actOf(news: News, from: From) {
  if (news.reason === "stillAlive") return { href: `${seriesOf(news)}/alive`, label: "look" as const };
  if (from === "meetup") return null;
  if (news.reason === "askedAgain") return { href: pageOf(news), label: "answer" as const };
  return news.reason === "decide" ? { href: pageOf(news), label: "decideNow" as const } : null;
}
