type Name = readonly [mark: RegExp, name: string];

// The first that is found counts: most browsers name the others as well.
const BROWSERS: readonly Name[] = [
  [/\bWhatsApp\//, "WhatsApp"],
  [/\bInstagram\b/, "Instagram"],
  [/\bFB(AN|AV|_IAB)\b/, "Facebook"],
  [/\b(Edg|EdgA|EdgiOS)\//, "Edge"],
  [/\b(OPR|OPT)\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(Chrome|CriOS|Chromium|HeadlessChrome)\//, "Chrome"],
  [/\bVersion\/\S+ .*\bSafari\//, "Safari"],
];

const SYSTEMS: readonly Name[] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "Mac"],
  [/\bLinux\b/, "Linux"],
];

const nameIn = (names: readonly Name[], text: string) => names.find(([mark]) => mark.test(text))?.[1] ?? null;

/**
 * A browser in a few words ("Firefox on Android") from its User-Agent, for its person's own list; never a proof of
 * anything. Null where nothing in it is known.
 */
export function browserOf(userAgent: string | null): string | null {
  const text = (userAgent ?? "").slice(0, 1000);
  const [browser, system] = [nameIn(BROWSERS, text), nameIn(SYSTEMS, text)];
  return browser && system ? `${browser} on ${system}` : (browser ?? system);
}
