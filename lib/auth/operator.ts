import { deriveToken, isSameSecret } from "@/lib/token";

/** What the address printed at the first start ends in: known to who reads the log, the same at each start. */
export function operatorSecret(secret: string): string {
  return deriveToken(secret, "operator", "");
}

/** Whether the first start's address ends in the right secret. */
export function isOperatorSecret(secret: string, given: string): boolean {
  return isSameSecret(operatorSecret(secret), given);
}

/**
 * Whether somebody runs the instance. Where addresses are listed, a signed-in account with one of them and nobody else;
 * else who pressed the button of the first start (`isFirst`).
 * @param listed in lower case.
 */
export function runsTheInstance(
  person: { email: string | null; via: "account" | "device" },
  listed: readonly string[],
  isFirst: boolean,
): boolean {
  if (listed.length === 0) return isFirst;
  return person.via === "account" && person.email !== null && listed.includes(person.email);
}

/** Why one does not become the operator: somebody is already, or the press is no good. */
export type OperatorRefusal = "taken" | "nameMissing" | "stale";
