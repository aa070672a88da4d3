import { getMessages } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { FlashNotice } from "@/components/app/flash-notice";
import { Shell } from "@/components/app/shell";
import { PersonalLinkCard } from "@/components/auth/personal-link-card";
import { ProfileForm } from "@/components/auth/profile-form";
import { Disclosure } from "@/components/ui/disclosure";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { requireViewer } from "@/lib/auth/access";
import { rotatePersonalLink, signOut } from "@/lib/auth/actions";
import { faceOf } from "@/lib/auth/face";
import { ownPersonalLink } from "@/lib/auth/queries";
import { readFlash } from "@/lib/flash";
import { zoneNames } from "@/lib/time";
import { getTranslations } from "@/lib/words";

/** Who one is here. */
async function MePage() {
  const asking = await requireViewer();
  const t = await getTranslations("auth.me");
  const { auth, ui } = await getMessages();
  const flash = await readFlash(["saved", "linkRotated"]);
  const personal = ownPersonalLink(asking);
  return (
    <Shell viewer={faceOf(asking)} width="narrow" flash={flash && <FlashNotice flash={flash} />}>
      <PageHeader title={t("title")}>{asking.email ?? t("guest")}</PageHeader>
      <ProfileForm
        name={asking.name ?? ""}
        zone={asking.zone}
        zones={zoneNames()}
        words={{ ...auth.profile, errors: { ...ui.errors, ...auth.profile.errors } }}
      />
      {personal ? (
        <div className="mt-10">
          <PersonalLinkCard url={personal}>
            <Disclosure label={t("rotate.open")} className="basis-full text-sm">
              <form action={rotatePersonalLink} className="flex flex-col items-start gap-3">
                <p className="text-ink-muted">{t("rotate.text")}</p>
                <SubmitButton variant="danger" size="small" pendingLabel={t("rotate.doing")}>
                  {t("rotate.do")}
                </SubmitButton>
              </form>
            </Disclosure>
          </PersonalLinkCard>
        </div>
      ) : null}
      <Section id="sign-out" title={t("signOut.title")}>
        <form action={signOut} className="flex flex-col items-start gap-3">
          <p className="text-ink-muted">{t(personal ? "signOut.guest" : "signOut.account")}</p>
          <SubmitButton variant="secondary">{t("signOut.do")}</SubmitButton>
        </form>
      </Section>
    </Shell>
  );
}

export default foundOrNot(MePage);
