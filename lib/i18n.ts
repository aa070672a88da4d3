import { getRequestConfig } from "next-intl/server";
import { messages } from "@/messages/en";

/** One language now; times are always given with their zone, so next-intl gets none to fall back on but UTC. */
export default getRequestConfig(async () => ({ locale: "en", timeZone: "UTC", messages }));
