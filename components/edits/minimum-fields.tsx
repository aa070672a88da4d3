import { Choice, Choices } from "@/components/ui/choice";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import type { Typed } from "@/lib/form-state";
import { beforeIn, decideChoices } from "@/lib/schedule/minimum";
import { useTranslations } from "@/lib/words";

/** How many it takes for a date to take place, when that is decided, and what happens where fewer come. */
export function MinimumFields({ typed, errorOf }: { typed: Typed; errorOf: (field: string) => string | undefined }) {
  const t = useTranslations("edits.change");
  const { minimum, decideBefore, ifShort } = typed.values;
  const offered = [...new Set([...decideChoices, Number(decideBefore) || 0])].filter((minutes) => minutes > 0);
  const isWrong = ["minimum", "decideBefore", "ifShort"].some((field) => errorOf(field));
  return (
    <Disclosure label={t("minimum.more")} open={isWrong || minimum !== ""}>
      <div className="group/minimum flex flex-col gap-5">
        <Field name="minimum" label={t("minimum.heads")} hint={t("minimum.hint")} error={errorOf("minimum")}>
          {(control) => <Input {...control} type="number" min={1} max={1000} placeholder=" " defaultValue={minimum} />}
        </Field>
        <div className="hidden flex-col gap-5 group-has-[[name=minimum]:not(:placeholder-shown)]/minimum:flex">
          <Field name="decideBefore" label={t("minimum.decideBefore")} error={errorOf("decideBefore")}>
            {(control) => (
              <Select {...control} defaultValue={decideBefore}>
                {offered
                  .toSorted((a, b) => a - b)
                  .map((minutes) => (
                    <option key={minutes} value={minutes}>
                      {t("minimum.before", beforeIn(minutes))}
                    </option>
                  ))}
              </Select>
            )}
          </Field>
          <Choices question={t("minimum.ifShort")}>
            {(["callOff", "ask"] as const).map((value) => (
              <Choice key={value} type="radio" name="ifShort" value={value} defaultChecked={ifShort === value}>
                {t(`minimum.ifShorts.${value}`)}
              </Choice>
            ))}
          </Choices>
        </div>
      </div>
    </Disclosure>
  );
}
