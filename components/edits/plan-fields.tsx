import { BringOptions } from "@/components/edits/bring-options";
import { ZoneField } from "@/components/schedule/zone-field";
import { Choice, Choices } from "@/components/ui/choice";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import type { Typed } from "@/lib/form-state";
import { endings } from "@/lib/schedule/repeat-form";
import { zoneNames } from "@/lib/time";
import { useTranslations } from "@/lib/words";

type Given = { typed: Typed; errorOf: (field: string) => string | undefined };

/** How a series' dates end. */
export function EndingFields({ typed, errorOf }: Given) {
  const t = useTranslations("edits.change");
  return (
    <div className="group/ending flex flex-col gap-4">
      <Field name="ending" label={t("ending")} error={errorOf("ending")}>
        {(control) => (
          <Select {...control} defaultValue={typed.values.ending}>
            {endings.map((ending) => (
              <option key={ending} value={ending}>
                {t(`endings.${ending}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="hidden group-has-[[value=on]:checked]/ending:block">
        <Field name="ends" label={t("ends")} error={errorOf("ends")}>
          {(control) => <Input {...control} type="date" defaultValue={typed.values.ends} />}
        </Field>
      </div>
      <div className="hidden group-has-[[value=after]:checked]/ending:block">
        <Field name="count" label={t("count")} error={errorOf("count")}>
          {(control) => <Input {...control} type="number" min={1} max={5000} defaultValue={typed.values.count} />}
        </Field>
      </div>
    </div>
  );
}

/** When on the day, how long, where. @param props.lengths in minutes, to choose from. */
export function TermFields({ typed, errorOf, lengths }: Given & { lengths: readonly number[] }) {
  const t = useTranslations("edits.change");
  const { time, length, place, link, capacity, mayBring, zone = "" } = typed.values;
  const offered = [...new Set([...lengths, Number(length) || 60])].sort((a, b) => a - b);
  const isWrong = ["place", "link", "capacity", "mayBring", "zone"].some((field) => errorOf(field));
  return (
    <>
      <div className="grid grid-cols-2 gap-4">
        <Field name="time" label={t("time")} error={errorOf("time")}>
          {(control) => <Input {...control} type="time" required defaultValue={time} />}
        </Field>
        <Field name="length" label={t("length")} error={errorOf("length")}>
          {(control) => (
            <Select {...control} defaultValue={length}>
              {offered.map((minutes) => (
                <option key={minutes} value={minutes}>
                  {minutes < 120 || minutes % 30 ? t("minutes", { minutes }) : t("hours", { hours: minutes / 60 })}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <Disclosure label={t("more")} open={isWrong}>
        <div className="flex flex-col gap-5">
          <Field name="place" label={t("place")} error={errorOf("place")}>
            {(control) => <Input {...control} maxLength={200} defaultValue={place} />}
          </Field>
          <Field name="link" label={t("link")} error={errorOf("link")}>
            {(control) => <Input {...control} type="url" inputMode="url" maxLength={500} defaultValue={link} />}
          </Field>
          <Field name="capacity" label={t("capacity")} hint={t("capacityHint")} error={errorOf("capacity")}>
            {(control) => <Input {...control} type="number" min={1} max={1000} defaultValue={capacity} />}
          </Field>
          <Field name="mayBring" label={t("mayBring")} error={errorOf("mayBring")}>
            {(control) => (
              <Select {...control} defaultValue={mayBring}>
                <BringOptions nobody={t("nobody")} />
              </Select>
            )}
          </Field>
          <ZoneField
            zones={zoneNames()}
            chosen={zone}
            label={t("zone")}
            empty={t("chooseZone")}
            error={errorOf("zone")}
            required
          />
        </div>
      </Disclosure>
    </>
  );
}

/** What becomes of later plans, and of the usual date beside one that was moved by hand: asked where there are such. */
export function PlanQuestions({
  typed,
  later,
  asksBesides,
}: {
  typed: Typed;
  later: readonly string[];
  asksBesides: boolean;
}) {
  const t = useTranslations("edits.change");
  return (
    <>
      {later.length > 0 ? (
        <Choices question={t("later")}>
          <ul className="list-disc ps-5 text-ink-muted">
            {later.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
          {(["drop", "keep"] as const).map((value) => (
            <Choice key={value} type="radio" name="later" value={value} defaultChecked={typed.values.later === value}>
              {t(`laters.${value}`)}
            </Choice>
          ))}
        </Choices>
      ) : null}
      {asksBesides ? (
        <Choices question={t("besides")}>
          {(["no", "yes"] as const).map((value) => (
            <Choice
              key={value}
              type="radio"
              name="besides"
              value={value}
              defaultChecked={typed.values.besides === value}
            >
              {t(`besideses.${value}`)}
            </Choice>
          ))}
        </Choices>
      ) : null}
    </>
  );
}
