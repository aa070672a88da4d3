import "server-only";
import { storedEnum } from "@/lib/db";
import { NoticeReason } from "@/prisma/generated/enums";
import { SHOWN } from "./notice";
import type { StoredNotice } from "./shown";

/** A notice as PostgreSQL writes it in JSON: its reason as the database spells it. */
export type NoticeJson = Omit<StoredNotice, "reason"> & { reason: string };

/** Stored notices as the rules take them; what is for mail alone is none of them. For statements of higher nouns. */
export function noticesOf(rows: readonly NoticeJson[]): StoredNotice[] {
  return rows.flatMap((row) => {
    const stored = storedEnum(NoticeReason, row.reason);
    const reason = SHOWN.find((one) => one === stored);
    return reason ? [{ ...row, reason }] : [];
  });
}
