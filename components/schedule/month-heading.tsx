import { useLocale } from "next-intl";
import { monthInWords } from "@/lib/format";

/** The month above its meetups. `date` is any local date in it. */
export function MonthHeading({ date }: { date: string }) {
  return (
    <h2 className="mt-9 mb-4 border-b border-line pb-2 text-xl font-bold first:mt-0">
      {monthInWords(date, useLocale())}
    </h2>
  );
}
