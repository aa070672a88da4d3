/** Runs once in each process before it serves its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const [{ startWork }, { rememberResponses }] = await Promise.all([import("@/lib/tasks"), import("@/lib/status")]);
    rememberResponses();
    startWork();
  }
}
