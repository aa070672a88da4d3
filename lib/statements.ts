const KEPT = 500;

/**
 * Names SQL statements, the same always by the same name, so that PostgreSQL plans each once for a connection and not
 * for every request. After the first few hundred the name is empty (PostgreSQL's unnamed statement): a list's length is
 * part of the text, and every connection keeps what has a name.
 */
export function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= KEPT) return "";
    const name = `s${names.size}`;
    names.set(sql, name);
    return name;
  };
}
