import { notFound } from "next/navigation";
import { foundOrNot } from "@/app/found-or-not";
import { Shell } from "@/components/app/shell";
import { Places } from "@/components/people/places";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { beside, requireViewer } from "@/lib/auth/access";
import { faceOf } from "@/lib/auth/face";
import { bringAlong, bringAlongLater, forgetGuest } from "@/lib/people/actions";
import { placesOf } from "@/lib/people/queries";
import { getTranslations } from "@/lib/words";

/** For an account in whose browser a guest is known: is that you? Looking changes nothing. */
async function BringAlongPage() {
  const asking = await requireViewer();
  const guest = await beside();
  if (!guest) notFound();
  const t = await getTranslations("people.bring");
  const { name } = guest;
  const asked = (
    <>
      <input type="hidden" name="guest" value={guest.userId} />
      <input type="hidden" name="account" value={asking.userId} />
    </>
  );
  return (
    <Shell viewer={faceOf(asking)} width="narrow">
      <PageHeader title={t("title", { name })}>{t("text", { name })}</PageHeader>
      <Places places={await placesOf(guest, asking.userId)} />
      <p className="mt-5 text-sm text-ink-muted">{t("ends", { name })}</p>
      <div className="mt-5 flex flex-col gap-3">
        <form action={bringAlong}>
          {asked}
          <SubmitButton wide pendingLabel={t("doing")}>
            {t("do")}
          </SubmitButton>
        </form>
        <form action={bringAlongLater}>
          {asked}
          <SubmitButton wide variant="secondary">
            {t("later")}
          </SubmitButton>
        </form>
      </div>
      <Section id="else" title={t("else.title", { name })}>
        <form action={forgetGuest} className="flex flex-col items-start gap-3 wrap-anywhere">
          {asked}
          <p className="text-ink-muted">{t("else.text", { name })}</p>
          <SubmitButton variant="secondary">{t("else.do", { name })}</SubmitButton>
        </form>
      </Section>
    </Shell>
  );
}

export default foundOrNot(BringAlongPage);
