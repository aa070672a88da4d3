import { Shell } from "@/components/app/shell";
import { ClosedInvite } from "@/components/invites/closed-invite";

export default function UnknownInvitePage() {
  return (
    <Shell viewer={null} width="narrow">
      <ClosedInvite reason="unknown" />
    </Shell>
  );
}
