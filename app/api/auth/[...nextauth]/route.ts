import { authHandler } from "@/lib/auth/door";
import { requestTime } from "@/lib/request";

// Made for each request: a build loads this file, too, and has no settings.
const handler = (request: Request, context: unknown) => authHandler(requestTime)(request, context);

export { handler as GET, handler as POST };
