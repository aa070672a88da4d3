import { z } from "zod";
import { nameSchema, signInSchema } from "./schema";

/** What an issuer says of somebody; only what it vouches for. */
export type Newcomer = { subject: string; email: string | null; name: string | null };

const idTokenSchema = z.looseObject({ sub: z.string() });

/** What a token or an answer of an issuer says: whom it names, and what else it likes. */
export type Claims = z.infer<typeof idTokenSchema>;

/** The claims in an ID token, whose signature somebody has checked already. */
export function claimsIn(idToken: string): Claims {
  const [, payload = ""] = idToken.split(".");
  return idTokenSchema.parse(JSON.parse(Buffer.from(payload, "base64url").toString()));
}

/** The claims of an ID token with those of the issuer's userinfo, which must name the same (OpenID Connect Core §5.3.2). */
export function withMore(claims: Claims, userinfo: { sub: string }): Claims {
  if (userinfo.sub !== claims.sub) throw new Error("The issuer's userinfo is somebody else's");
  return { ...userinfo, ...claims };
}

const claimsSchema = z.object({
  sub: z.string().min(1).max(255),
  // Some issuers write the word instead of the value.
  email_verified: z.union([z.boolean(), z.literal("true").transform(() => true)]).catch(false),
  email: signInSchema.shape.email.nullable().catch(null),
  name: nameSchema.nullable().catch(null),
});

/**
 * Reads an issuer's claims (OpenID Connect Core 1.0 §5.1). An address that it has not verified is none: anybody may
 * write any address into a profile. Throws where there is no subject.
 */
export function readClaims(claims: unknown): Newcomer {
  const { sub, email, email_verified, name } = claimsSchema.parse(claims);
  return { subject: sub, email: email_verified ? email : null, name };
}

/** An issuer's address as we keep it beside its subjects: with or without a slash at the end it is the same one. */
export function issuerOf(address: string): string {
  return address.replace(/\/+$/, "");
}
