import type { NextRequest } from "next/server";
import { answerAuth } from "@/lib/auth/door";
import { requestTime } from "@/lib/request";

// Its settings are read for each request: a build loads this file, too, and has none.
const handler = (request: NextRequest) => answerAuth(request, requestTime);

export { handler as GET, handler as POST };
