import app from "./app.json";
import flash from "./flash.json";
import gate from "./gate.json";
import home from "./home.json";
import schedule from "./schedule.json";

/** The English texts, a namespace a noun. */
export const messages = { app, flash, gate, home, schedule };
