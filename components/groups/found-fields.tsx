"use client";

import type { Choice, FoundDefaults, FoundWords } from "@/components/groups/found-words";
import { ZoneField } from "@/components/schedule/zone-field";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";

type Fields = {
  values: FoundDefaults;
  errorOf: (field: string) => string | undefined;
  words: FoundWords;
};

/** When the group meets. */
export function WhenFields({
  values,
  defaults,
  errorOf,
  cadences,
  zones,
  words,
}: Fields & { defaults: FoundDefaults; cadences: readonly Choice[]; zones: readonly string[] }) {
  const isOffered = cadences.some((choice) => choice.value === values.cadence);
  const cadence = isOffered ? values.cadence : defaults.cadence;
  return (
    <>
      <div className="grid grid-cols-2 gap-4">
        <Field name="from" label={words.from} error={errorOf("from")}>
          {(control) => <Input {...control} type="date" required defaultValue={values.from} />}
        </Field>
        <Field name="time" label={words.time} error={errorOf("time")}>
          {(control) => <Input {...control} type="time" required defaultValue={values.time} />}
        </Field>
      </div>
      <Field name="cadence" label={words.cadence} error={errorOf("cadence")}>
        {(control) => (
          // Another first date brings other choices: a new list, with the one that is alike chosen.
          <Select key={`${defaults.from} ${cadence}`} {...control} defaultValue={cadence}>
            <Options choices={cadences} />
          </Select>
        )}
      </Field>
      <ZoneField
        zones={zones}
        chosen={values.zone}
        label={words.zone}
        empty={words.chooseZone}
        error={errorOf("zone")}
        required
      />
    </>
  );
}

/** What most leave as it is. */
export function MoreFields({ values, errorOf, lengths, words }: Fields & { lengths: readonly Choice[] }) {
  const isUsed =
    ["place", "link", "length"].some((field) => errorOf(field)) || values.place !== "" || values.link !== "";
  return (
    <Disclosure label={words.more} open={isUsed}>
      <div className="flex flex-col gap-5">
        <Field name="length" label={words.length} error={errorOf("length")}>
          {(control) => (
            <Select key={values.length} {...control} defaultValue={values.length}>
              <Options choices={lengths} />
            </Select>
          )}
        </Field>
        <Field
          name="place"
          label={words.place}
          optional={words.optional}
          hint={words.placeHint}
          error={errorOf("place")}
        >
          {(control) => <Input {...control} maxLength={200} defaultValue={values.place} />}
        </Field>
        <Field name="link" label={words.link} optional={words.optional} hint={words.linkHint} error={errorOf("link")}>
          {(control) => (
            // A browser refuses an address without https:// in a field of type "url", and then says so in its own words.
            <Input
              {...control}
              inputMode="url"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={500}
              defaultValue={values.link}
            />
          )}
        </Field>
      </div>
    </Disclosure>
  );
}

function Options({ choices }: { choices: readonly Choice[] }) {
  return choices.map((choice) => (
    <option key={choice.value} value={choice.value}>
      {choice.label}
    </option>
  ));
}
