import app from "./app.json";
import schedule from "./schedule.json";

/** The English texts, a namespace a noun. */
export const messages = { app, schedule };
