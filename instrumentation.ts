/** Runs once in each process before it serves its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { startWork } = await import("@/lib/tasks");
    startWork();
  }
}
