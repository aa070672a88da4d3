import "./globals.css";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

export async function generateMetadata() {
  const t = await getTranslations("app");
  return { title: t("name"), description: t("tagline") };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A page built ahead has scripts without nonce, which browsers would block: every page is rendered per request.
  await connection();
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
