import { Notice } from "@/components/ui/notice";
import type { Flash } from "@/lib/flash";
import { useTranslations } from "@/lib/words";
import type { messages } from "@/messages/en";

/** What can come of an action; its words stand in the messages. */
export type FlashOutcome = keyof typeof messages.flash;

/** What came of the action that led here. */
export function FlashNotice({ flash }: { flash: Flash<FlashOutcome> }) {
  const t = useTranslations("flash");
  return <Notice tone="positive">{t(flash.outcome, { ahead: 0, ...flash.values })}</Notice>;
}
