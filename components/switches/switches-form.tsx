import { Choice, Choices } from "@/components/ui/choice";
import { SubmitButton } from "@/components/ui/submit-button";
import { saveSwitches, switchAllOff } from "@/lib/switches/actions";
import { type GroupSwitches, switchText } from "@/lib/switches/switches";
import { useTranslations } from "@/lib/words";

/**
 * What is mailed, group by group and kind by kind, with a box each.
 * @param token of the link that it is chosen by; null: who is signed in chooses.
 */
export function SwitchesForm({ token, groups }: { token: string | null; groups: readonly GroupSwitches[] }) {
  const t = useTranslations("switches");
  const whose = token === null ? null : <input type="hidden" name="token" value={token} />;
  // React leaves boxes as they were ticked: a form of other boxes is another one.
  const drawn = groups.flatMap(({ kinds }) => kinds.map(({ on }) => (on ? "1" : "0"))).join("");
  return (
    <>
      <form key={drawn} action={saveSwitches} className="flex flex-col gap-6">
        {whose}
        {groups.map((of) => (
          <GroupBoxes key={of.memberId} {...of} />
        ))}
        <SubmitButton pendingLabel={t("saving")} className="self-start">
          {t("save")}
        </SubmitButton>
      </form>
      <form action={switchAllOff} className="mt-4">
        {whose}
        <SubmitButton variant="secondary" size="small" pendingLabel={t("turning")}>
          {t("off")}
        </SubmitButton>
      </form>
    </>
  );
}

function GroupBoxes({ memberId, group, kinds }: GroupSwitches) {
  const t = useTranslations("switches.kinds");
  return (
    <Choices question={group}>
      {kinds.map(({ kind, on }) => {
        const value = switchText({ memberId, kind });
        return (
          <div key={kind}>
            <input type="hidden" name="shown" value={value} />
            <Choice type="checkbox" name="on" value={value} defaultChecked={on} hint={t(`${kind}.hint`)}>
              {t(`${kind}.label`)}
            </Choice>
          </div>
        );
      })}
    </Choices>
  );
}
