import { LinkButton } from "@/components/ui/link";

export type NotFoundWords = Record<
  "title" | "text" | "known" | "signIn" | "personal" | "personalHint" | "home",
  string
>;

/** What is said where there is nothing, or nothing for this reader: both look the same. `known`: who they are. */
export function NotFoundBody({ known = false, words }: { known?: boolean; words: NotFoundWords }) {
  return (
    <div className="py-8 md:py-14">
      <h1 className="text-2xl font-bold md:text-3xl">{words.title}</h1>
      <p className="mt-3 text-ink-muted">{known ? words.known : words.text}</p>
      <div className="mt-6 flex flex-col gap-3 sm:flex-row">
        <LinkButton href="/sign-in">{words.signIn}</LinkButton>
        <LinkButton href="/personal" variant="secondary">
          {words.personal}
        </LinkButton>
      </div>
      <p className="mt-4 text-sm text-ink-muted">{words.personalHint}</p>
      <p className="mt-8">
        <a href="/" className="link tap">
          {words.home}
        </a>
      </p>
    </div>
  );
}
