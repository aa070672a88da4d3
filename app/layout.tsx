import "./globals.css";
import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { getTranslations } from "@/lib/words";

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
  // The surface's colours in globals.css.
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f8f6f1" },
    { media: "(prefers-color-scheme: dark)", color: "#171613" },
  ],
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("app");
  return {
    title: { default: t("name"), template: t("titled") },
    description: t("tagline"),
    applicationName: t("name"),
    manifest: "/manifest.webmanifest",
    icons: {
      icon: [
        { url: "/icon.svg", type: "image/svg+xml" },
        { url: "/favicon.ico", sizes: "32x32" },
      ],
      apple: "/apple-touch-icon.png",
    },
    // Groups are nobody's business but their own.
    robots: { index: false, follow: false },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A page built ahead has scripts without nonce, which browsers would block: every page is rendered per request.
  await connection();
  return <Document>{children}</Document>;
}

/**
 * Asks for the locale as components do, while the page still waits for its data. The first who asks so is put off until
 * the texts are there; with everybody of a page put off at once, and again where it becomes HTML, it took a third longer.
 */
function Document({ children }: { children: ReactNode }) {
  return (
    <html lang={useLocale()}>
      <body>{children}</body>
    </html>
  );
}
