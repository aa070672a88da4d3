import app from "./app.json";
import gate from "./gate.json";

/** The English texts, a namespace a noun. */
export const messages = { app, gate };
