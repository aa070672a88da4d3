import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { NotFoundBody } from "@/components/app/not-found-body";
import { Shell } from "@/components/app/shell";
import { AskBringAlong } from "@/components/people/ask-bring-along";
import { beside, viewer } from "@/lib/auth/access";
import { faceOf } from "@/lib/auth/face";
import { answerWith, isNotFound } from "@/lib/status";

/**
 * A page that says what it has to say where `notFound` is thrown in it, with status 404. Next by itself leaves those
 * words to the browser's scripts, so that without JavaScript the page would be empty.
 * @param Missing what is shown then; the page for what does not exist.
 */
export function foundOrNot<Props>(
  render: (props: Props) => Promise<ReactNode>,
  Missing: () => ReactNode | Promise<ReactNode> = MissingPage,
): (props: Props) => Promise<ReactNode> {
  return async function Page(props) {
    try {
      return await render(props);
    } catch (error) {
      if (!isNotFound(error)) throw error;
      answerWith(404);
      return <Missing />;
    }
  };
}

/** For what does not exist and for what a person cannot reach: the same page. */
async function MissingPage() {
  const asking = await viewer();
  // What is not there for the account may be there for the guest it was before.
  const guest = await beside();
  const { notFound: words } = await getMessages();
  return (
    <Shell viewer={asking && faceOf(asking)} width="narrow">
      {guest ? <AskBringAlong name={guest.name} /> : null}
      <NotFoundBody known={asking !== null} words={words} />
    </Shell>
  );
}
