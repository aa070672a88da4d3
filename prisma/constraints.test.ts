import { expect, test } from "vitest";
import { constraintChanges, constraintStatements } from "./constraints";

const before = `-- Why.
ALTER TABLE plans ADD CONSTRAINT plans_length CHECK (length > 0);
CREATE UNIQUE INDEX plans_open ON plans (series_id)
  WHERE until IS NULL; -- one
`;

test("reads statements without comments and line breaks", () => {
  expect(constraintStatements(before)).toEqual([
    "ALTER TABLE plans ADD CONSTRAINT plans_length CHECK (length > 0);",
    "CREATE UNIQUE INDEX plans_open ON plans (series_id) WHERE until IS NULL;",
  ]);
});

test("the first migration creates all and drops none", () => {
  expect(constraintChanges("", before)).toEqual({ first: [], last: constraintStatements(before) });
});

test("drops what is gone, drops and creates what differs, leaves the rest", () => {
  const after = "ALTER TABLE plans ADD CONSTRAINT plans_length CHECK (length > 1);";
  expect(constraintChanges(before, after)).toEqual({
    first: ["ALTER TABLE plans DROP CONSTRAINT IF EXISTS plans_length;", "DROP INDEX IF EXISTS plans_open;"],
    last: [after],
  });
  expect(constraintChanges(before, `${before}\n-- another comment`)).toEqual({ first: [], last: [] });
});

test("refuses what it could not take back", () => {
  expect(() => constraintStatements("CREATE VIEW v AS SELECT 1;")).toThrow("neither a constraint nor an index");
});
