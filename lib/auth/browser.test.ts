import { expect, test } from "vitest";
import { browserOf } from "./browser";

const apple = "AppleWebKit/605.1.15 (KHTML, like Gecko)";
const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";

test.each<[string | null, string | null]>([
  ["Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", "Firefox on Android"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"],
  [`Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) ${apple} FxiOS/140.0 Mobile/15E148`, "Firefox on iPhone"],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/138.0.0.0 Safari/537.36`, "Chrome on Windows"],
  [`Mozilla/5.0 (Linux; Android 10; K) ${webkit} Chrome/138.0.0.0 Mobile Safari/537.36`, "Chrome on Android"],
  [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${webkit} Chrome/138.0.0.0 Safari/537.36`, "Chrome on ChromeOS"],
  [`Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) ${apple} CriOS/138.0 Mobile/15E148 Safari/604.1`, "Chrome on iPad"],
  [`Mozilla/5.0 (X11; Linux x86_64) ${webkit} HeadlessChrome/138.0.0.0 Safari/537.36`, "Chrome on Linux"],
  [`Mozilla/5.0 (Windows NT 10.0) ${webkit} Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0`, "Edge on Windows"],
  [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Chrome/138.0 Safari/537.36 OPR/120.0`, "Opera on Mac"],
  [
    `Mozilla/5.0 (Linux; Android 10; K) ${webkit} SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36`,
    "Samsung Internet on Android",
  ],
  [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${apple} Version/18.5 Safari/605.1.15`, "Safari on Mac"],
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) ${apple} Version/18.5 Mobile/15E148 Safari/604.1`,
    "Safari on iPhone",
  ],
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) ${apple} Mobile/15E148 Instagram 388.0`,
    "Instagram on iPhone",
  ],
  [
    `Mozilla/5.0 (Linux; Android 15; wv) ${webkit} Version/4.0 Chrome/138.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/500]`,
    "Facebook on Android",
  ],
  ["WhatsApp/2.23.20.0", "WhatsApp"],
  ["Mozilla/5.0 (PlayStation; PlayStation 5/6.50)", null],
  ["Mozilla/5.0 (X11; Linux x86_64)", "Linux"],
  ["curl/8.5.0", null],
  ["", null],
  [null, null],
])("%j is %j", (userAgent, words) => {
  expect(browserOf(userAgent)).toBe(words);
});

test("nothing that a browser says of itself stands in the words", () => {
  expect(browserOf(`Firefox/<script>alert(1)</script> ${"x".repeat(1e6)} Android`)).toBe("Firefox");
});
