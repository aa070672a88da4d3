import { piecesOf } from "@/lib/comments/links";

/** What somebody wrote, with its web addresses as links. They lead where strangers chose: nothing of ours goes along. */
export function CommentText({ text }: { text: string }) {
  let start = 0;
  return (
    <p dir="auto" className="wrap-anywhere whitespace-pre-line">
      {piecesOf(text).map((piece) => {
        const key = start;
        start += piece.text.length;
        if (piece.href === null) return <span key={key}>{piece.text}</span>;
        return (
          <a key={key} href={piece.href} rel="nofollow ugc noopener noreferrer" target="_blank" className="link">
            {piece.text}
          </a>
        );
      })}
    </p>
  );
}
