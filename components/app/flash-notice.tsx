import { Notice } from "@/components/ui/notice";
import type { Flash, FlashOutcome } from "@/lib/flash";
import { useTranslations } from "@/lib/words";

// Where somebody else was faster; told here since the page it was pressed on may be gone.
const undone: readonly FlashOutcome[] = ["left", "notAllowed", "notRegular", "backAlready", "answerMoved"];

/** What came of the action that led here. */
export function FlashNotice({ flash }: { flash: Flash }) {
  const t = useTranslations("flash");
  return (
    <Notice tone={undone.includes(flash.outcome) ? "neutral" : "positive"}>
      {t(flash.outcome, { ahead: 0, mail: "later", ...flash.values })}
    </Notice>
  );
}
