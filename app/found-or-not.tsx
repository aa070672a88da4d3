import type { ReactNode } from "react";
import { answerWith, isNotFound } from "@/lib/status";
import NotFoundPage from "./not-found";

/**
 * A page that says what it has to say where `notFound` is thrown in it, with status 404. Next by itself leaves those
 * words to the browser's scripts, so that without JavaScript the page would be empty.
 * @param Missing what is shown then; the page for what does not exist.
 */
export function foundOrNot<Props>(
  render: (props: Props) => Promise<ReactNode>,
  Missing: () => ReactNode | Promise<ReactNode> = NotFoundPage,
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
