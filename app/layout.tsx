import "./globals.css";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

export async function generateMetadata() {
  const t = await getTranslations("app");
  return { title: t("name"), description: t("tagline") };
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
