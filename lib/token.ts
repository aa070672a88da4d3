import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** What a signed link opens. A token of one kind is never valid as another. */
export type TokenKind =
  | "invite"
  | "personal"
  | "recovery"
  | "feed"
  | "groupFeed"
  /** One answer to one date: names the notice that asked. */
  | "answer"
  /** What is mailed: of a user, or of one membership. */
  | "mail"
  | "groupMail";

/** What a signed link names: a row and the generation of its link. Rotating the link raises the generation. */
export type TokenSubject = { id: string; generation: number };

const ID_BYTES = 16;
const MAC_BYTES = 16;
/** The largest value of the column that holds a generation. */
const MAX_GENERATION = 2 ** 31 - 1;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Signs a link's token: 16 bytes of id, the generation as a variable-length number, 128 bits of HMAC-SHA-256, all in
 * base64url (44 characters for generations below 128). It holds no secret: signed again it is the same text.
 * @param id a UUID in lower case; throws a RangeError for anything else, and for a generation outside 0…2³¹−1.
 */
export function signToken(secret: string, kind: TokenKind, { id, generation }: TokenSubject): string {
  if (!UUID.test(id)) throw new RangeError("A token's id must be a UUID");
  if (!Number.isInteger(generation) || generation < 0 || generation > MAX_GENERATION) {
    throw new RangeError("A token's generation must be a whole number from 0 to 2147483647");
  }
  const subject = Buffer.concat([Buffer.from(id.replaceAll("-", ""), "hex"), Buffer.from(varint(generation))]);
  const mac = hmac(hmac(secret, `regulars link v1 ${kind}`), subject).subarray(0, MAC_BYTES);
  return Buffer.concat([subject, mac]).toString("base64url");
}

/**
 * Reads a link's token, in a time that does not depend on how much of its signature is right.
 * @returns what it names, or null where the text is not exactly what `signToken` gives for that kind.
 */
export function readToken(secret: string, kind: TokenKind, text: string): TokenSubject | null {
  const bytes = Buffer.from(text, "base64url");
  const generation = readVarint(bytes.subarray(ID_BYTES, -MAC_BYTES));
  if (generation === null) return null;
  const subject = { id: uuid(bytes.subarray(0, ID_BYTES)), generation };
  // Comparing the whole text with the one spelling that we give out refuses every other spelling of the same bytes.
  return isSameSecret(signToken(secret, kind, subject), text) ? subject : null;
}

/** A new secret for a cookie, a page key or a one-time link: 256 random bits in base64url. */
export function randomToken(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256 of a random token: how cookies' tokens and page keys are stored. Too weak for what a person made up. */
export function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(token).digest());
}

/**
 * A token that only this installation can compute and that is always the same for the same text, so that a double tap
 * on one page gets one device cookie.
 * @param purpose keeps the tokens of different uses apart.
 */
export function deriveToken(secret: string, purpose: string, text: string): string {
  return hmac(hmac(secret, `regulars derive v1 ${purpose}`), text).toString("base64url");
}

/** Whether somebody gave the right secret, in a time that does not depend on how much of it is right. */
export function isSameSecret(right: string, given: string): boolean {
  const [ours, theirs] = [Buffer.from(right), Buffer.from(given)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

function hmac(key: string | Buffer, data: string | Buffer): Buffer {
  return createHmac("sha256", key).update(data).digest();
}

function uuid(bytes: Buffer): string {
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function varint(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)];
}

function readVarint(bytes: Uint8Array): number | null {
  if (bytes.length === 0 || bytes.length > 5) return null;
  const value = bytes.reduce((sum, byte, index) => sum + (byte & 0x7f) * 2 ** (7 * index), 0);
  return value <= MAX_GENERATION ? value : null;
}
