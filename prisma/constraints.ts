const SHAPES = [
  {
    create: /^ALTER TABLE (\S+) ADD CONSTRAINT (\S+) /,
    drop: (table: string, name: string) => `ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS ${name};`,
  },
  { create: /^CREATE (?:UNIQUE )?INDEX (\S+) ON /, drop: (name: string) => `DROP INDEX IF EXISTS ${name};` },
];

/**
 * The statements of a constraints file, comments and line breaks taken out.
 * Throws on any that is neither `ALTER TABLE … ADD CONSTRAINT …` nor `CREATE [UNIQUE] INDEX … ON …`: of those alone is
 * known how to take them back.
 */
export function constraintStatements(sql: string): string[] {
  const statements = sql
    .replace(/--.*$/gm, "")
    .split(/;\s*(?:\n|$)/)
    .map((statement) => statement.replace(/\s+/g, " ").trim())
    .filter((statement) => statement !== "");
  for (const statement of statements) undo(statement);
  return statements.map((statement) => `${statement};`);
}

function undo(statement: string): string {
  for (const { create, drop } of SHAPES) {
    const [, first, second] = create.exec(statement) ?? [];
    if (first) return drop(first, second ?? "");
  }
  throw new Error(`constraints.sql: neither a constraint nor an index: ${statement}`);
}

/**
 * What a migration does about constraints, from the file as last migrated to the present one.
 * @returns statements to run before the tables change (what is gone or different is dropped) and after (what is new).
 */
export function constraintChanges(before: string, after: string): { first: string[]; last: string[] } {
  const [old, wanted] = [constraintStatements(before), constraintStatements(after)];
  return {
    first: old.filter((statement) => !wanted.includes(statement)).map(undo),
    last: wanted.filter((statement) => !old.includes(statement)),
  };
}
