import { useLocale } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { dateIn, dayInWords } from "@/lib/format";
import type { Meetup } from "@/lib/schedule/meetups";

/** From which of the next dates on something changes; where there are none, from which day on. */
export function FromDate({
  label,
  dates,
  chosen,
  now,
  error,
}: {
  label: string;
  dates: readonly Meetup[];
  chosen: string;
  now: Date;
  error?: string | undefined;
}) {
  const locale = useLocale();
  const isListed = dates.some(({ date }) => date === chosen);
  return (
    <Field name="date" label={label} error={error}>
      {(control) =>
        isListed ? (
          <Select {...control} defaultValue={chosen}>
            {dates.map(({ date, startsAt, zone }) => (
              <option key={date} value={date}>
                {dayInWords(dateIn(startsAt, zone), dateIn(now, zone), locale)}
              </option>
            ))}
          </Select>
        ) : (
          <Input {...control} type="date" required defaultValue={chosen} />
        )
      }
    </Field>
  );
}
