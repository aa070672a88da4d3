import app from "./app.json";

/** The English texts, a namespace a noun. */
export const messages = { app };
