import { Body } from "@react-email/body";
import { Container } from "@react-email/container";
import { Head } from "@react-email/head";
import { Heading } from "@react-email/heading";
import { Html } from "@react-email/html";
import { Link } from "@react-email/link";
import { Preview } from "@react-email/preview";
import { Section } from "@react-email/section";
import { Text } from "@react-email/text";
import type { Letter as LetterProps } from "@/lib/mail/letter";
import { LetterBlock } from "./letter-blocks";
import { BREAKS, FONT, painted, SHEET } from "./letter-style";

/** A letter as mail programs show it, from the width of a phone to 600 px, in the reader's light or dark colours. */
export function Letter({ subject, preview, app, greeting, heading, blocks, footer }: LetterProps) {
  return (
    <Html lang="en">
      <Head>
        <title>{subject}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{SHEET}</style>
      </Head>
      <Body className="page" style={{ margin: 0, fontFamily: FONT }}>
        <Preview>{preview}</Preview>
        <Section {...painted("page")}>
          <Container style={{ maxWidth: 600 }}>
            <div className="outside" style={{ padding: "24px 16px" }}>
              <Text data-skip-in-text="true" {...painted("accent", { ...APP, fontWeight: 700 })}>
                {app}
              </Text>
              <Section {...painted("card", CARD)}>
                <div className="inside" style={{ padding: "28px 32px 32px" }}>
                  {greeting ? (
                    <Text {...painted("muted", { fontSize: 16, lineHeight: "24px", margin: "0 0 4px", ...BREAKS })}>
                      {greeting}
                    </Text>
                  ) : null}
                  <Heading {...painted("ink", HEADING)}>{heading}</Heading>
                  {[...blocks.entries()].map(([at, block]) => (
                    <div key={at} className="part" style={{ paddingTop: 20 }}>
                      <LetterBlock block={block} />
                    </div>
                  ))}
                </div>
              </Section>
              <Footer {...footer} />
            </div>
          </Container>
        </Section>
      </Body>
    </Html>
  );
}

const APP = { fontSize: 15, lineHeight: "20px", margin: "0 0 12px", padding: "0 4px" };
const CARD = { borderWidth: 1, borderStyle: "solid", borderRadius: 18, borderCollapse: "separate" } as const;
const HEADING = { fontSize: 26, lineHeight: "32px", fontWeight: 700, margin: 0, ...BREAKS };

function Footer({ text, links }: LetterProps["footer"]) {
  const small = { fontSize: 13, lineHeight: "20px", ...BREAKS };
  return (
    <Section>
      <Text {...painted("muted", { ...small, margin: "20px 4px 0" })}>{text}</Text>
      {links.map(({ label, href }) => (
        <Text key={label} {...painted("muted", { ...small, margin: "6px 4px 0" })}>
          <Link href={href} {...painted("muted", { textDecoration: "underline" })}>
            {label}
          </Link>
        </Text>
      ))}
    </Section>
  );
}
