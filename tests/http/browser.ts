import { type Form, formsIn } from "./forms";

/** What a browser was answered. */
export type Answer = { status: number; location: string | null; cookies: readonly string[]; text: string };

/** A browser without JavaScript: keeps cookies, reads forms, posts them as they stand. */
export class Browser {
  readonly cookies: Map<string, string>;

  constructor(
    readonly base: string,
    cookies: Readonly<Record<string, string>>,
  ) {
    this.cookies = new Map(Object.entries(cookies));
  }

  async get(path: string, init: RequestInit = {}): Promise<Answer> {
    return this.#send(path, { method: "GET", ...init });
  }

  /** Posts a form as it stands on its page, with some of its fields filled in, to its page or another. */
  async post(path: string, form: Form, fields: Readonly<Record<string, string | string[]>> = {}): Promise<Answer> {
    const body = new FormData();
    const given = new Map<string, string | string[]>([...form.fields, ...Object.entries(fields)]);
    for (const [name, values] of given) for (const value of [values].flat()) body.append(name, value);
    return this.send(path, body);
  }

  /** Posts a body as our own pages would. */
  async send(path: string, body: FormData | string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
    return this.#send(path, { method: "POST", body, headers: { origin: this.base, ...headers } });
  }

  /** The form of an action on a page. */
  async form(path: string, action: string): Promise<Form> {
    const { status, text } = await this.get(path);
    const found = formsIn(text).find((form) => form.action === action);
    if (!found) throw new Error(`${path} (${status}) has no form for ${action}`);
    return found;
  }

  async #send(path: string, init: RequestInit): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...(cookie && { cookie }), ...init.headers };
    const response = await fetch(this.base + path, { redirect: "manual", ...init, headers });
    const cookies = response.headers.getSetCookie();
    for (const line of cookies) this.#keep(line);
    const location = response.headers.get("location");
    return { status: response.status, location, cookies, text: await textOf(response) };
  }

  #keep(line: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (name === undefined || value === undefined) return;
    if (/; Max-Age=0\b/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** A stream ends only when nobody listens any more: of it the first word is enough. */
async function textOf(response: Response): Promise<string> {
  if (!response.headers.get("content-type")?.startsWith("text/event-stream")) return response.text();
  const reader = response.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(first?.value);
}
