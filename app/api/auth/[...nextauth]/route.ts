import { authHandler } from "@/lib/auth/door";
import { requestTime } from "@/lib/request";

const handler = authHandler(requestTime);

export { handler as GET, handler as POST };
