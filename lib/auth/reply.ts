/** The response that next-auth writes to: the part of Node's that it uses. */
export class Reply {
  #status = 200;
  #body: string | null = null;
  readonly #headers = new Headers();

  status(code: number): this {
    this.#status = code;
    return this;
  }

  getHeader(name: string): string[] {
    return name === "Set-Cookie" ? this.#headers.getSetCookie() : [];
  }

  setHeader(name: string, value: string | readonly string[]): this {
    this.#headers.delete(name);
    for (const one of [value].flat()) this.#headers.append(name, one);
    return this;
  }

  send(body: unknown): this {
    this.#body = typeof body === "string" || body === undefined ? (body ?? null) : JSON.stringify(body);
    return this;
  }

  json(body: unknown): this {
    return this.send(JSON.stringify(body));
  }

  end(): this {
    return this;
  }

  made(): Response {
    return new Response(this.#body, { status: this.#status, headers: this.#headers });
  }
}
