/** Who may found groups, as the operator chose. */
export type Founding = "anyone" | "members" | "operators";

/** Whether somebody may found a group. `isMember`: of any group. An operator always may. */
export function mayFound(founding: Founding, who: { isMember: boolean; isOperator: boolean }): boolean {
  if (founding === "anyone" || who.isOperator) return true;
  return founding === "members" && who.isMember;
}
