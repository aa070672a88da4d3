import type { PlanRefusal } from "@/lib/groups/plan";

/** One choice of a list. */
export type Choice = { value: string; label: string };

/** What the fields of the founding form hold before anybody typed. */
export type FoundDefaults = Readonly<
  Record<"name" | "you" | "from" | "cadence" | "time" | "zone" | "length" | "place" | "link", string>
>;

/** The words of the founding form. */
export type FoundWords = {
  name: string;
  namePlaceholder: string;
  you: string;
  youHint: string;
  from: string;
  cadence: string;
  time: string;
  zone: string;
  chooseZone: string;
  showDates: string;
  more: string;
  optional: string;
  length: string;
  place: string;
  placeHint: string;
  link: string;
  linkHint: string;
  found: string;
  founding: string;
  errors: Record<string, string>;
  reasons: Partial<Record<Exclude<PlanRefusal, "nameMissing">, string>>;
};
