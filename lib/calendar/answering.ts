/** What a request for a calendar is answered (RFC 9110), as far as it depends on its headers. */

/** What the request says. */
export type Asked = { acceptEncoding: string | null; ifNoneMatch: string | null };

/**
 * Whether it will be compressed, and whether the asker has it already. Compressed bytes are another representation with a strong
 * tag of its own (§8.8.3.3), and whoever has either has what the calendar says now.
 * @param hash of the text.
 */
export function negotiated(hash: string, { acceptEncoding, ifNoneMatch }: Asked) {
  const gzip = takesGzip(acceptEncoding ?? "");
  const tags = { plain: `"${hash}"`, gzip: `"${hash}-gzip"` };
  return { gzip, etag: gzip ? tags.gzip : tags.plain, isKnown: isAmong(ifNoneMatch ?? "", Object.values(tags)) };
}

/** §12.5.3: named or by a star, and not with a weight of 0. */
function takesGzip(header: string): boolean {
  const weights = new Map(
    header.split(",").map((part) => {
      const [coding = "", ...parameters] = part
        .toLowerCase()
        .split(";")
        .map((piece) => piece.trim());
      const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? "1";
      return [coding, Number(weight)] as const;
    }),
  );
  return (weights.get("gzip") ?? weights.get("x-gzip") ?? weights.get("*") ?? 0) > 0;
}

/** §13.1.2, by weak comparison: a proxy that compresses makes a tag weak. */
function isAmong(header: string, tags: readonly string[]): boolean {
  const given = header.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return given.includes("*") || given.some((tag) => tags.includes(tag));
}
