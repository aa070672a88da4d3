import { type Act, newActsOf, roles } from "@/lib/members/policy";
import { useTranslations } from "@/lib/words";

/** What one may do in a group, in words. */
export function ActList({ acts }: { acts: readonly Act[] }) {
  const t = useTranslations("members.may.acts");
  return (
    <ul className="list-disc ps-5 text-ink-muted marker:text-line-strong">
      {acts.map((act) => (
        <li key={act}>{t(act)}</li>
      ))}
    </ul>
  );
}

/** What each role may do, as the policy says. */
export function RoleGuide() {
  const t = useTranslations("members.may");
  return (
    <dl className="flex flex-col gap-4">
      {roles.map((role) => (
        <div key={role}>
          <dt className="mb-1 font-semibold">{t(role)}</dt>
          <dd>
            <ActList acts={newActsOf(role)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
