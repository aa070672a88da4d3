/** What the security headers depend on. `https`: people reach the app over TLS. `issuer`: of OpenID, its address. */
export type HeaderSettings = { https: boolean; development: boolean; issuer: string | undefined };

/**
 * The content security policy of one response: scripts and styles of ours alone.
 * @param nonce new for each request; Next puts it on the scripts it writes.
 */
export function contentSecurityPolicy(nonce: string, { development, issuer }: HeaderSettings): string {
  // React's development build maps stack traces with eval.
  const evaluation = development ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    `style-src 'self' 'nonce-${nonce}'`,
    // Placing a menu or a dialog needs style attributes, which can carry no nonce. The one relaxation.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    // Chromium asks of the redirect after a post, too, whether a form may lead there.
    `form-action 'self'${issuer === undefined ? "" : ` ${new URL(issuer).origin}`}`,
    "frame-ancestors 'none'",
  ].join("; ");
}

/** The headers of every response but static files', beside the content security policy. */
export function securityHeaders({ https }: HeaderSettings): Record<string, string> {
  return {
    // "no-referrer" would make browsers send `Origin: null` with our own forms, which the gate refuses.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    ...(https ? { "Strict-Transport-Security": "max-age=31536000" } : {}),
  };
}
