import { administer } from "./postgres";

// Columns have no order here, since a migration can add one only at the end; for the same reason labels have none.
const CATALOG = `
  WITH ours AS (
    SELECT c.oid, c.relname FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> '_prisma_migrations'
  )
  SELECT format('table %s', relname) AS line FROM ours
  UNION ALL
  SELECT format('column %s.%s %s%s%s', relname, attname, format_type(atttypid, atttypmod),
    CASE WHEN attnotnull THEN ' not null' END, ' default ' || pg_get_expr(adbin, adrelid))
  FROM ours JOIN pg_attribute ON attrelid = oid AND attnum > 0 AND NOT attisdropped
  LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
  UNION ALL
  SELECT 'index ' || pg_get_indexdef(indexrelid) FROM ours JOIN pg_index ON indrelid = oid
  UNION ALL
  SELECT format('constraint %s.%s %s', relname, conname, pg_get_constraintdef(k.oid))
  FROM ours JOIN pg_constraint k ON conrelid = ours.oid AND contype <> 'n'
  UNION ALL
  SELECT format('enum %s %s', typname, string_agg(enumlabel, ' ' ORDER BY enumlabel))
  FROM pg_type t JOIN pg_enum ON enumtypid = t.oid WHERE typnamespace = 'public'::regnamespace GROUP BY typname
  UNION ALL
  SELECT format('trigger %s.%s %s', relname, tgname, pg_get_triggerdef(t.oid))
  FROM ours JOIN pg_trigger t ON tgrelid = ours.oid AND NOT tgisinternal
  ORDER BY 1`;

/** All that makes up the tables of a database, one line each, sorted. */
export async function catalog(url: string): Promise<string[]> {
  return (await administer(url, CATALOG)).map(({ line }) => String(line));
}

/** The foreign keys that no index begins with, as `table.constraint`. */
export async function foreignKeysWithoutIndex(url: string): Promise<string[]> {
  const rows = await administer(
    url,
    `SELECT conrelid::regclass || '.' || conname AS name FROM pg_constraint
     WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND NOT EXISTS (
       SELECT 1 FROM pg_index WHERE indrelid = conrelid AND indpred IS NULL
       AND (indkey::smallint[])[0:cardinality(conkey) - 1] @> conkey)`,
  );
  return rows.map(({ name }) => String(name));
}
