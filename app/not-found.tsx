import { NotFoundBody } from "@/components/app/not-found-body";
import { Shell } from "@/components/app/shell";
import { viewer } from "@/lib/auth/access";
import { faceOf } from "@/lib/auth/face";

/** For what does not exist and for what a person cannot reach: the same page. */
export default async function NotFoundPage() {
  const asking = await viewer();
  return (
    <Shell viewer={asking && faceOf(asking)} width="narrow">
      <NotFoundBody personalHref="/personal" />
    </Shell>
  );
}
