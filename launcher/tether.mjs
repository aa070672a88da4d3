// Preloaded into every Node process that the launcher starts: it ends with the launcher, even one that was killed.
import process from "node:process";

// Children of the child inherit this preload, but talk to their own parent over their own channel.
if (process.channel && process.env.LAUNCHER_PID === String(process.ppid)) {
  process.on("disconnect", () => process.exit(1));
  // Listening must not keep a process alive that has done its work.
  process.channel.unref();
}
