import { Button } from "@/components/ui/button";

export type ErrorWords = { title: string; text: string; retry: string; home: string };

/** What is said when a page broke. Runs in the browser, where there are no translations: its words are given. */
export function ErrorBody({ words, onRetry }: { words: ErrorWords; onRetry: () => void }) {
  return (
    <div className="mx-auto max-w-form px-4 py-16 md:px-8">
      <h1 className="text-2xl font-bold md:text-3xl">{words.title}</h1>
      <p className="mt-3 text-ink-muted">{words.text}</p>
      <div className="mt-6 flex flex-wrap items-center gap-5">
        <Button onClick={onRetry}>{words.retry}</Button>
        <a href="/" className="link tap">
          {words.home}
        </a>
      </div>
    </div>
  );
}
