import { Button } from "@react-email/button";
import { Hr } from "@react-email/hr";
import { Link } from "@react-email/link";
import { Section } from "@react-email/section";
import { Text } from "@react-email/text";
import { Fragment } from "react";
import type { Block, LetterLeaf, LetterLink } from "@/lib/mail/letter";
import { BREAKS, painted } from "./letter-style";

type Of<Is extends Block["is"]> = Extract<Block, { is: Is }>;

const NONE = { margin: 0 };
const BODY = { fontSize: 16, lineHeight: "24px", ...NONE, ...BREAKS };
const SMALL = { fontSize: 14, lineHeight: "21px", ...NONE, ...BREAKS };

/** A part of a letter. */
export function LetterBlock({ block }: { block: Block }) {
  switch (block.is) {
    case "text":
      return <Lines text={block.text} />;
    case "date":
      return <LetterDate {...block} />;
    case "answers":
      return <Answers {...block} />;
    case "list":
      return <List {...block} />;
    case "button":
      return (
        <Section>
          <Button
            href={block.link.href}
            {...painted("button", { ...BUTTON, display: "inline-block", padding: "14px 24px" })}
          >
            {block.link.label}
          </Button>
        </Section>
      );
    case "rule":
      return <Hr {...painted("rule", { borderTopWidth: 1, margin: "4px 0" })} />;
    case "links":
      return block.links.map((link) => <Way key={link.label} link={link} />);
  }
}

/** A text with its line breaks. */
function Lines({ text }: { text: string }) {
  const lines = [...text.split("\n").entries()];
  return (
    <Text dir="auto" {...painted("ink", BODY)}>
      {lines.map(([at, line]) => (
        <span key={at}>
          {at > 0 ? <br /> : null}
          {line}
        </span>
      ))}
    </Text>
  );
}

function LetterDate({ leaf, news, group, title, when, was, where, notes }: Of<"date">) {
  return (
    <Section>
      <table width="100%" border={0} cellPadding={0} cellSpacing={0} role="presentation">
        <tbody>
          <tr>
            <td width={80} valign="top" data-skip-in-text="true">
              <Leaf {...leaf} />
            </td>
            <td valign="top">
              {news ? (
                <Text {...painted("ink", { ...SMALL, marginBottom: 6 })}>
                  <span {...painted("news", NEWS)}>{news}</span>
                </Text>
              ) : null}
              {group ? (
                <Text {...painted("muted", SMALL)}>
                  <bdi>{group}</bdi>
                </Text>
              ) : null}
              <Text {...painted("ink", { ...BODY, fontSize: 19, lineHeight: "26px", fontWeight: 700 })}>
                <bdi>{title}</bdi>
              </Text>
              <When when={when} />
              {where.map((place) => (
                <Text key={place.text} {...painted("ink", { ...BODY, marginTop: 6 })}>
                  <Place {...place} />
                </Text>
              ))}
              {was.map(({ label, text }) => (
                <Text key={`${label} ${text}`} {...painted("muted", { ...SMALL, marginTop: 6 })}>
                  {label}{" "}
                  <s>
                    <bdi>{text}</bdi>
                  </s>
                </Text>
              ))}
              {notes.map((note) => (
                <Text key={note} dir="auto" {...painted("ink", { ...BODY, marginTop: 8 })}>
                  {note}
                </Text>
              ))}
            </td>
          </tr>
        </tbody>
      </table>
    </Section>
  );
}

const NEWS = { display: "inline-block", borderRadius: 999, padding: "2px 10px", fontSize: 14, fontWeight: 600 };

function When({ when: [day, time, ...readers] }: Pick<Of<"date">, "when">) {
  return (
    <>
      <Text {...painted("ink", { ...BODY, marginTop: 4, fontWeight: 600 })}>{day}</Text>
      {time ? <Text {...painted("ink", BODY)}>{time}</Text> : null}
      {readers.map((line) => (
        <Text key={line} {...painted("muted", SMALL)}>
          {line}
        </Text>
      ))}
    </>
  );
}

function Place({ text, href }: Of<"date">["where"][number]) {
  if (!href) return <bdi>{text}</bdi>;
  return (
    <Link href={href} {...painted("accent", { textDecoration: "underline" })}>
      <bdi>{text}</bdi>
    </Link>
  );
}

/** It only decorates: the date stands in words beside it. */
function Leaf({ weekday, day, month, muted }: LetterLeaf) {
  const row = { textAlign: "center", fontSize: 13, lineHeight: "18px", padding: "2px 0" } as const;
  const frame = {
    width: 64,
    borderWidth: 1,
    borderStyle: "solid",
    borderRadius: 12,
    borderCollapse: "separate",
  } as const;
  return (
    <table
      aria-hidden
      width={64}
      cellPadding={0}
      cellSpacing={0}
      {...painted("leaf", { ...frame, overflow: "hidden" })}
    >
      <tbody>
        <tr>
          <td {...painted(muted ? "monthMuted" : "month", { ...row, fontWeight: 600, borderRadius: "11px 11px 0 0" })}>
            {month}
          </td>
        </tr>
        <tr>
          <td {...painted(muted ? "muted" : "ink", { ...row, fontSize: 28, lineHeight: "32px", fontWeight: 700 })}>
            {day}
          </td>
        </tr>
        <tr>
          <td {...painted("muted", { ...row, lineHeight: "16px", padding: "0 0 7px" })}>{weekday}</td>
        </tr>
      </tbody>
    </table>
  );
}

const BUTTON = {
  ...({ borderWidth: 1, borderStyle: "solid", borderRadius: 12 } as const),
  ...({ fontSize: 16, fontWeight: 600, textAlign: "center" } as const),
};

function Answers({ mine, links }: Of<"answers">) {
  return (
    <Section>
      {mine ? <Text {...painted("ink", { ...BODY, marginBottom: 10 })}>{mine}</Text> : null}
      <table
        width="100%"
        border={0}
        cellPadding={0}
        cellSpacing={0}
        role="presentation"
        style={{ tableLayout: "fixed" }}
      >
        <tbody>
          <tr>
            {links.map(({ label, href, chosen }, index) => (
              <Fragment key={label}>
                {index > 0 ? <td width={8} data-skip-in-text="true" /> : null}
                <td>
                  <Button
                    href={href}
                    {...painted(chosen ? "button" : "choice", { ...BUTTON, display: "block", padding: "14px 4px" })}
                  >
                    {chosen ? `✓ ${label}` : label}
                  </Button>
                </td>
              </Fragment>
            ))}
          </tr>
        </tbody>
      </table>
    </Section>
  );
}

function List({ title, lines }: Of<"list">) {
  return (
    <Section>
      <Text dir="auto" {...painted("ink", { ...BODY, fontWeight: 600 })}>
        {title}
      </Text>
      {lines.map((line) => (
        <Text key={line} dir="auto" {...painted("ink", BODY)}>
          {line}
        </Text>
      ))}
    </Section>
  );
}

function Way({ link: { label, href } }: { link: LetterLink }) {
  return (
    <Text {...painted("ink", BODY)}>
      <Link href={href} {...painted("accent", { textDecoration: "underline" })}>
        {label}
      </Link>
    </Text>
  );
}
