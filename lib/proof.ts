declare const proof: unique symbol;

/** Marks a value that only its maker in an access.ts can produce: holding it proves the access it names. */
export type Proof<Name extends string> = { readonly [proof]: Readonly<Record<Name, true>> };
