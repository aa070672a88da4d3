import type { FormState } from "@/lib/form-state";
import type { AnswerRefusal } from "@/lib/rsvp/answers";

/** The server action behind the control. */
export type AnswerAction = (state: FormState<AnswerRefusal>, formData: FormData) => Promise<FormState<AnswerRefusal>>;

/** The `control` part of the messages, which the browser gets as it is. */
export type AnswerWords = {
  in: string;
  maybe: string;
  out: string;
  addNote: string;
  note: string;
  noteHint: string;
  change: string;
  brings: string;
  /** Nobody comes along. */
  nobody: string;
  refusals: Readonly<Record<string, string>> & { other: string };
  errors: Readonly<Record<string, string>> & { invalid: string };
};
