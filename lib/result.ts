/** What a command gives back: what it made, or the reason for which it refused. Anything unexpected is thrown. */
export type Result<Value extends object, Reason extends string> =
  | ({ ok: true } & Value)
  | { ok: false; reason: Reason };
