import { redirect } from "next/navigation";
import { Shell } from "@/components/app/shell";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { tokenOfLink } from "@/lib/auth/links";
import { getTranslations } from "@/lib/words";

/** Where one pastes a personal link; a GET form, so that it only leads on to the link's own page. */
export default async function PersonalPage({ searchParams }: { searchParams: Promise<{ link?: string | string[] }> }) {
  const { link } = await searchParams;
  const token = typeof link === "string" ? tokenOfLink(link) : null;
  if (token) redirect(`/personal/${token}`);
  const t = await getTranslations("auth.paste");
  return (
    <Shell viewer={null} width="narrow">
      <PageHeader title={t("title")}>{t("text")}</PageHeader>
      <form className="flex flex-col gap-5">
        <Field name="link" label={t("label")} error={link === undefined ? null : t("notALink")}>
          {(control) => (
            <Input {...control} required autoComplete="off" defaultValue={typeof link === "string" ? link : ""} />
          )}
        </Field>
        <SubmitButton>{t("open")}</SubmitButton>
      </form>
    </Shell>
  );
}
