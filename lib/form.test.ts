import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { readForm, refusedForm } from "./form";
import { emptyForm, FORM } from "./form-state";
import { line, orBlank } from "./text";

const schema = z.object({
  name: line(20),
  note: orBlank(line(20)),
  answer: z.enum(["in", "maybe", "out"], "unknownAnswer"),
  days: z.array(z.enum(["MO", "TU"])).min(1, "noDay"),
});

function form(...entries: [string, string | Blob][]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

function stateOf(result: ReturnType<typeof readForm>) {
  return result.ok ? null : result.state;
}

test("a form that is right gives its data and what was typed", () => {
  const posted = form(["name", " Ada "], ["answer", "in"], ["days", "MO"], ["days", "TU"], ["$ACTION_ID_1", "x"]);
  expect(readForm(schema, posted)).toEqual({
    ok: true,
    data: { name: "Ada", note: null, answer: "in", days: ["MO", "TU"] },
    typed: { values: { name: " Ada ", answer: "in" }, lists: { days: ["MO", "TU"] } },
  });
});

test("each wrong field has a message key of its own and keeps what was typed", () => {
  const posted = form(["name", "x".repeat(21)], ["note", "<b>\0"], ["answer", "perhaps"]);
  expect(stateOf(readForm(schema, posted))).toEqual({
    values: { name: "x".repeat(21), note: "<b>\0", answer: "perhaps" },
    lists: { days: [] },
    errors: { name: "tooLong", note: "characters", answer: "unknownAnswer", days: "noDay" },
  });
});

test("a message that is no key becomes “invalid”, also within a list", () => {
  const posted = form(["name", "Ada"], ["answer", "in"], ["days", "MO"], ["days", "XX"]);
  expect(stateOf(readForm(schema, posted))?.errors).toEqual({ days: "invalid" });
});

test("of a field given twice the last value counts", () => {
  const posted = form(["name", "Ada"], ["name", "Eve"]);
  expect(readForm(z.object({ name: line(9) }), posted)).toMatchObject({ ok: true, data: { name: "Eve" } });
});

test("of several faults of one field the first is told", () => {
  const picky = z.object({ name: z.string().min(3, "tooShort").regex(/^\d+$/, "noNumber") });
  expect(stateOf(readForm(picky, form(["name", "x"])))?.errors).toEqual({ name: "tooShort" });
});

test("lists are found behind optional, default and preprocess", () => {
  const days = z.array(z.string());
  const lists = z.object({ a: days.optional(), b: days.default([]), c: z.preprocess((list) => list, days) });
  const posted = form(["a", "1"], ["b", "2"], ["c", "3"], ["c", "4"]);
  expect(readForm(lists, posted)).toMatchObject({ ok: true, data: { a: ["1"], b: ["2"], c: ["3", "4"] } });
});

test("a fault of the whole form stands under FORM, one that names a field under the field", () => {
  const range = z.object({ from: z.string(), to: z.string() });
  const posted = form(["from", "2"], ["to", "1"]);
  const whole = range.refine(({ from, to }) => from <= to, "backwards");
  const named = range.refine(({ from, to }) => from <= to, { path: ["to"], message: "backwards" });
  expect(stateOf(readForm(whole, posted))?.errors).toEqual({ [FORM]: "backwards" });
  expect(stateOf(readForm(named, posted))?.errors).toEqual({ to: "backwards" });
});

test("a schema may turn the fields into something else", () => {
  const start = z
    .object({ date: line(10), time: line(5) })
    .transform(({ date, time }) => ({ start: `${date}T${time}` }));
  const posted = form(["date", "2026-03-03"], ["time", "19:00"]);
  expect(readForm(start, posted)).toMatchObject({ ok: true, data: { start: "2026-03-03T19:00" } });
});

test("a schema that is none of an object is a programmer's mistake", () => {
  expect(() => readForm(z.string(), form())).toThrow(TypeError);
});

test("a file counts as not given and is never sent back", () => {
  const posted = form(["name", new File(["secret"], "name.txt")], ["answer", "in"], ["days", "MO"]);
  expect(stateOf(readForm(schema, posted))).toEqual({
    values: { answer: "in" },
    lists: { days: ["MO"] },
    errors: { name: "required" },
  });
});

test("what is sent back is capped and well-formed", () => {
  const state = stateOf(readForm(schema, form(["name", `${"x".repeat(9_999)}🎲${"y".repeat(500_000)}`])));
  expect(state?.values.name).toBe(`${"x".repeat(9_999)}\ufffd`);
});

test("fields named like parts of an object are fields like any other", () => {
  const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];
  const posted = form(...names.map((name): [string, string] => [name, "polluted"]), ["name", "Ada"]);
  const result = readForm(z.object({ name: line(20) }), posted);
  expect(result).toEqual({ ok: true, data: { name: "Ada" }, typed: { values: { name: "Ada" }, lists: {} } });
  expect(Object.getPrototypeOf(result.ok && result.typed.values)).toBe(Object.prototype);
});

test("no post makes reading throw, and none puts anything but the schema's fields into the state", () => {
  const name = fc.oneof(fc.constantFrom("name", "note", "answer", "days", "__proto__", "constructor"), fc.string());
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.string({ unit: "binary" }))), (entries) => {
      const state = stateOf(readForm(schema, form(...entries)));
      for (const key of Object.keys({ ...state?.values, ...state?.lists, ...state?.errors })) {
        expect(["name", "note", "answer", "days"]).toContain(key);
      }
    }),
  );
});

test("a refusal keeps what was typed", () => {
  const typed = { values: { note: "late" }, lists: {} };
  expect(refusedForm(typed, "started")).toEqual({ ...typed, errors: {}, reason: "started" });
  expect(emptyForm).toEqual({ values: {}, lists: {}, errors: {} });
});
