import { useMessages } from "next-intl";
import { Card } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import { Link, LinkButton } from "@/components/ui/link";
import { useTranslations } from "@/lib/words";

/**
 * The link into a group.
 * @param props.url null: no invite is open.
 * @param props.all the page of all its invites, where one may go on to it.
 */
export function InviteLink({ url, group, all }: { url: string | null; group: string; all?: string }) {
  const t = useTranslations("invites");
  const words = useMessages().ui.copy;
  return (
    <Card>
      <h2 className="text-lg font-bold">{t("title")}</h2>
      <p className="mt-1 mb-4 text-sm text-ink-muted">{t(url ? "hint" : "none.text")}</p>
      {url ? (
        <CopyField
          id="invite-link"
          label={t("link")}
          value={url}
          words={words}
          share={{ title: group, text: t("shareText", { group }) }}
        />
      ) : null}
      {all && url ? (
        <p className="mt-3.5">
          <Link href={all} className="link tap text-sm">
            {t("all")}
          </Link>
        </p>
      ) : null}
      {all && !url ? (
        <LinkButton href={all} size="small">
          {t("none.make")}
        </LinkButton>
      ) : null}
    </Card>
  );
}
