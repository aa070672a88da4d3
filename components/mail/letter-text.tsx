import { ownLinks } from "@/lib/mail/own-links";

/** A mail's text, its addresses of ours to be followed. `origin`: ours. */
export function LetterText({ text, origin }: { text: string; origin: string }) {
  let at = 0;
  return (
    <p className="mt-3 break-words whitespace-pre-line">
      {ownLinks(text, origin).map((piece) => {
        const key = at;
        at += piece.text.length;
        return piece.isLink ? (
          <a key={key} href={piece.text} className="link">
            {piece.text}
          </a>
        ) : (
          piece.text
        );
      })}
    </p>
  );
}
