import { register } from "node:module";

// Outside of Next "server-only" throws, and with the condition under which it does not, next/navigation cannot be loaded.
const hooks = `export const resolve = (name, context, next) =>
  name === "server-only" ? { url: "data:text/javascript,", shortCircuit: true } : next(name, context);`;

register(`data:text/javascript,${encodeURIComponent(hooks)}`);
