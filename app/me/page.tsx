import { getMessages } from "next-intl/server";
import { foundOrNot } from "@/app/found-or-not";
import { FlashNotice } from "@/components/app/flash-notice";
import { Shell } from "@/components/app/shell";
import { BrowserList } from "@/components/auth/browser-list";
import { PersonalLinkCard } from "@/components/auth/personal-link-card";
import { ProfileForm } from "@/components/auth/profile-form";
import { PastGroups } from "@/components/members/past-groups";
import { OwnMail } from "@/components/switches/own-mail";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { beside, operatorOf, requireViewer } from "@/lib/auth/access";
import { rotatePersonalLink, signOut, signOutBrowser, signOutElsewhere } from "@/lib/auth/actions";
import { faceOf } from "@/lib/auth/face";
import { ownPersonalLink, signedInBrowsers } from "@/lib/auth/queries";
import { readKnownCookies } from "@/lib/cookies";
import { readFlash } from "@/lib/flash";
import { takeNameOut } from "@/lib/members/actions";
import { pastGroups } from "@/lib/members/queries";
import { requestTime } from "@/lib/request";
import { ownMail } from "@/lib/switches/queries";
import { UTC, zoneNames } from "@/lib/time";
import { getTranslations } from "@/lib/words";

const mailed = ["mailChosen", "mailOff", "addressRetried"] as const;

/** Who one is here. */
async function MePage() {
  const asking = await requireViewer();
  const t = await getTranslations("auth.me");
  const { auth, ui } = await getMessages();
  const flash = await readFlash([
    "saved",
    "linkRotated",
    "browserSignedOut",
    "signedOutElsewhere",
    "nameTakenOut",
    ...mailed,
  ]);
  const personal = ownPersonalLink(asking);
  const now = requestTime();
  const guest = await beside();
  const mail = await ownMail(asking);
  const past = await pastGroups(asking);
  const around = { zone: asking.zone ?? UTC, now };
  const browsers = await signedInBrowsers(asking, await readKnownCookies(), now);
  return (
    <Shell viewer={faceOf(asking)} width="narrow" flash={flash && <FlashNotice flash={flash} />}>
      <PageHeader title={t("title")}>
        {asking.email ?? (
          <>
            {t("guest")}{" "}
            <Link href="/sign-in" className="link tap">
              {t("account")}
            </Link>
          </>
        )}
      </PageHeader>
      <ProfileForm
        name={asking.name ?? ""}
        zone={asking.zone}
        zones={zoneNames()}
        words={{ ...auth.profile, errors: { ...ui.errors, ...auth.profile.errors } }}
      />
      <p className="mt-8">
        <Link href="/me/calendar" className="link tap">
          {(await getTranslations("calendar.mine"))("link")}
        </Link>
      </p>
      <p className="mt-2">
        <Link href="/me/away" className="link tap">
          {(await getTranslations("regulars.away"))("link")}
        </Link>
      </p>
      <Section id="mail" title={(await getTranslations("switches.mine"))("title")}>
        <OwnMail mail={mail} {...around} />
      </Section>
      {operatorOf(asking) ? (
        <p className="mt-2">
          <Link href="/operator" className="link tap">
            {(await getTranslations("operations"))("link")}
          </Link>
        </p>
      ) : null}
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
      <Section id="browsers" title={t("browsers.title")}>
        <BrowserList
          browsers={browsers}
          isGuest={personal !== null}
          isMailed={mail.isMailed}
          {...around}
          signOut={{ here: signOut, one: signOutBrowser, elsewhere: signOutElsewhere }}
        />
        {guest ? (
          <p className="mt-5">
            {t("beside.text", { name: guest.name })}{" "}
            <Link href="/bring-along" className="link tap">
              {t("beside.link")}
            </Link>
          </p>
        ) : null}
      </Section>
      {past.length > 0 ? (
        <Section id="past-groups" title={(await getTranslations("members.past"))("title")}>
          <PastGroups groups={past} {...around} action={takeNameOut} />
        </Section>
      ) : null}
    </Shell>
  );
}

export default foundOrNot(MePage);
