export type Answer = "in" | "maybe" | "out";

/** What an answer's action gives back when it refuses: lib/form's FormState. */
export type AnswerState = {
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
  reason?: string | undefined;
};

/** The server action behind the control. It never reads the previous state, so `previous: unknown` suits it. */
export type AnswerAction = (previous: AnswerState, formData: FormData) => Promise<AnswerState>;

/** The `control` part of the messages, which the browser gets as it is. */
export type AnswerWords = {
  in: string;
  maybe: string;
  out: string;
  addNote: string;
  note: string;
  noteHint: string;
  change: string;
  refusals: Readonly<Record<string, string>> & { other: string };
  errors: Readonly<Record<string, string>> & { invalid: string };
};
