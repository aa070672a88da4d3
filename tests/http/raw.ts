import { request } from "node:http";

/** What no browser would send: any path, Host and headers; only what is named here and a body's length. */
type Raw = { method?: string; path: string; headers?: Readonly<Record<string, string>>; body?: FormData };

/** What the app answers: `text` is its head and its body, for whatever must stand in neither. */
export type RawAnswer = { status: number; location: string | null; cookies: readonly string[]; text: string };

/** Sends a request to the app on this machine, whatever host it names. */
export async function raw(port: number, { method = "GET", path, headers = {}, body }: Raw): Promise<RawAnswer> {
  const encoded = new Response(body);
  const bytes = Buffer.from(await encoded.arrayBuffer());
  const type = encoded.headers.get("content-type");
  const about = type === null ? {} : { "content-type": type, "content-length": String(bytes.length) };
  return new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port, method, path, headers: { connection: "close", ...about, ...headers } };
    const sent = request(options, (response) => {
      let text = response.rawHeaders.join("\n");
      response.setEncoding("utf8");
      const { location = null, "set-cookie": cookies = [], "content-type": kind = "" } = response.headers;
      const answered = () => resolve({ status: response.statusCode ?? 0, location, cookies, text });
      response.on("data", (part: string) => {
        text += part;
        // A stream ends only when nobody listens any more: of it the first word is enough.
        if (kind.startsWith("text/event-stream")) {
          answered();
          response.destroy();
        }
      });
      response.on("end", answered);
    });
    sent.on("error", reject);
    sent.end(bytes);
  });
}

/** A Cookie header. */
export function cookieHeader(cookies: Readonly<Record<string, string>>): { cookie: string } {
  return {
    cookie: Object.entries(cookies)
      .map(([name, value]) => `${name}=${value}`)
      .join("; "),
  };
}
