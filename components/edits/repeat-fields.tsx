import { Choice } from "@/components/ui/choice";
import { Field, FieldError } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import type { Typed } from "@/lib/form-state";
import { repeats } from "@/lib/schedule/repeat-form";
import { useTranslations } from "@/lib/words";

type Given = { typed: Typed; errorOf: (field: string) => string | undefined };

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
const DAYS = Array.from({ length: 31 }, (_, index) => index + 1);
const NTHS = { 1: "first", 2: "second", 3: "third", 4: "fourth", [-1]: "last" } as const;
const EVERY = ["daily", "weekly", "monthlyWeekday", "monthlyDay", "yearly"] as const;

// What belongs to a kind shows while that is chosen, without JavaScript.
const UNITS = {
  daily: "hidden group-has-[[value=daily]:checked]/repeat:inline",
  weekly: "hidden group-has-[[value=weekly]:checked]/repeat:inline",
  monthlyWeekday: "hidden group-has-[[value=monthlyWeekday]:checked]/repeat:inline",
  monthlyDay: "hidden group-has-[[value=monthlyDay]:checked]/repeat:inline",
  yearly: "hidden group-has-[[value=yearly]:checked]/repeat:inline",
};

/** How a series repeats, by choosing: everything that can be said in words, and a rule of its own as it is. */
export function RepeatFields({ typed, errorOf }: Given) {
  const t = useTranslations("edits.change");
  const { repeat, every, rule = "" } = typed.values;
  const offered = repeats.filter((kind) => kind !== "custom" || rule !== "");
  return (
    <div className="group/repeat flex flex-col gap-4">
      <input type="hidden" name="rule" value={rule} />
      <Field name="repeat" label={t("repeat")} error={errorOf("repeat")}>
        {(control) => (
          <Select {...control} defaultValue={repeat}>
            {offered.map((kind) => (
              <option key={kind} value={kind}>
                {t(`repeats.${kind}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="group-has-[[value=custom]:checked]/repeat:hidden group-has-[[value=once]:checked]/repeat:hidden">
        <Field name="every" label={t("every")} error={errorOf("every")}>
          {(control) => (
            <span className="flex items-center gap-3">
              <Input {...control} type="number" min={1} max={1000} className="w-24" defaultValue={every} />
              {EVERY.map((kind) => (
                <span key={kind} className={UNITS[kind]}>
                  {t(`units.${kind}`)}
                </span>
              ))}
            </span>
          )}
        </Field>
      </div>
      <Weekdays {...{ typed, errorOf }} />
      <NthDays {...{ typed, errorOf }} />
      <DayOfMonth {...{ typed, errorOf }} />
    </div>
  );
}

function Weekdays({ typed, errorOf }: Given) {
  const t = useTranslations("edits.change");
  const days = useTranslations("schedule.weekday");
  const error = errorOf("weekdays");
  return (
    <fieldset className="hidden min-w-0 group-has-[[value=weekly]:checked]/repeat:block">
      <legend className="font-semibold">{t("weekdays")}</legend>
      <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-3">
        {WEEKDAYS.map((day) => (
          <Choice
            key={day}
            type="checkbox"
            name="weekdays"
            value={day}
            defaultChecked={typed.lists.weekdays?.includes(String(day))}
          >
            {days(`${day}`)}
          </Choice>
        ))}
      </div>
      {error ? <FieldError id="weekdays-error">{error}</FieldError> : null}
    </fieldset>
  );
}

/** "First Tuesday", "third Saturday": a row for each, and an empty one. */
function NthDays({ typed, errorOf }: Given) {
  const t = useTranslations("edits.change");
  const days = useTranslations("schedule.weekday");
  const { nth = [], nthDay = [] } = typed.lists;
  const filled = nth.map((text, index) => ({ text, day: nthDay[index] ?? "1" }));
  const rows = [...filled, ...(filled.at(-1)?.text === "" ? [] : [{ text: "", day: filled.at(-1)?.day ?? "1" }])];
  const error = errorOf("nth");
  return (
    <fieldset className="hidden min-w-0 flex-col gap-3 group-has-[[value=monthlyWeekday]:checked]/repeat:flex">
      <legend className="mb-1.5 font-semibold">{t("nth")}</legend>
      {rows.map(({ text, day }, place) => (
        // A row is known by its place: it holds what was chosen there.
        <div key={rowKey(place)} className="grid grid-cols-2 gap-3">
          <Select name="nth" aria-label={t("which")} defaultValue={text}>
            <option value="">{t("none")}</option>
            {([1, 2, 3, 4, -1] as const).map((number) => (
              <option key={number} value={number}>
                {t(`nths.${NTHS[number]}`)}
              </option>
            ))}
          </Select>
          <Select name="nthDay" aria-label={t("nthDay")} defaultValue={day}>
            {WEEKDAYS.map((number) => (
              <option key={number} value={number}>
                {days(`${number}`)}
              </option>
            ))}
          </Select>
        </div>
      ))}
      {error ? <FieldError id="nth-error">{error}</FieldError> : null}
    </fieldset>
  );
}

function rowKey(place: number): string {
  return `row ${place}`;
}

function DayOfMonth({ typed, errorOf }: Given) {
  const t = useTranslations("edits.change");
  const months = useTranslations("schedule.month");
  return (
    <div className="hidden grid-cols-2 items-end gap-3 group-has-[[value=monthlyDay]:checked]/repeat:grid group-has-[[value=yearly]:checked]/repeat:grid">
      <div className="hidden group-has-[[value=yearly]:checked]/repeat:block">
        <Field name="month" label={t("month")} error={errorOf("month")}>
          {(control) => (
            <Select {...control} defaultValue={typed.values.month}>
              {MONTHS.map((month) => (
                <option key={month} value={month}>
                  {months(`${month}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <Field name="monthDay" label={t("monthDay")} error={errorOf("monthDay")}>
        {(control) => (
          <Select {...control} defaultValue={typed.values.monthDay}>
            {DAYS.map((day) => (
              <option key={day} value={day}>
                {day}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <p className="col-span-2 text-sm text-ink-muted group-has-[[value=yearly]:checked]/repeat:hidden">
        {t("monthDayHint")}
      </p>
    </div>
  );
}
