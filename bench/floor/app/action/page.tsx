import { connection } from "next/server";
import { say } from "./actions";

/** A form as small as can be, with the action that is measured. */
export default async function Page() {
  await connection();
  return (
    <form action={say}>
      <input type="hidden" name="meetup" defaultValue="" />
      <input type="hidden" name="member" defaultValue="" />
      <button type="submit" name="answer" value="in">
        In
      </button>
    </form>
  );
}
