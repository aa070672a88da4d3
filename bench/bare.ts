/** What one process can do without a framework: node:http and pg. For the reader; nothing is held against it. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const words = "They come every week and bring something along. ".repeat(16);

async function page(response: ServerResponse): Promise<void> {
  const { rows } = await pool.query({ name: "people", text: "SELECT id, name FROM users ORDER BY id LIMIT 12" });
  const people = rows.map(({ name }) => `<li><h2>${asText(name)}</h2><p>${words}</p></li>`).join("");
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.end(`<!doctype html><html lang="en"><body><ul>${people}</ul></body></html>`);
}

async function say(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = Buffer.concat(await request.toArray());
  const headers = { "content-type": request.headers["content-type"] ?? "" };
  const form = await new Response(body, { headers }).formData();
  await pool.query({
    name: "say",
    text: `INSERT INTO rsvps (id, meetup_id, member_id, answer, ticket, answered_at)
      VALUES (gen_random_uuid(), $1, $2, $3, 0, now())
      ON CONFLICT (meetup_id, member_id) DO UPDATE SET answer = excluded.answer, answered_at = excluded.answered_at`,
    values: [form.get("meetup"), form.get("member"), form.get("answer")],
  });
  response.writeHead(303, { Location: "/action" }).end();
}

function asText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

createServer((request, response) => {
  const work = request.method === "POST" ? say(request, response) : page(response);
  work.catch((error) => response.writeHead(500).end(String(error)));
}).listen(Number(process.env.PORT), "127.0.0.1");
