"use client";

import { useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";

export type CopyWords = { copy: string; copied: string; share: string };

const never = () => () => {};
const canShare = () => "share" in navigator;

/** The buttons of a CopyField. They do not exist before JavaScript runs, when they could do nothing. */
export function CopyButtons({
  fieldId,
  words,
  share,
}: {
  fieldId: string;
  words: CopyWords;
  share: { title: string; text: string } | null;
}) {
  const [copied, setCopied] = useState(false);
  const running = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const sharing = useSyncExternalStore(never, canShare, () => false);
  if (!running) return null;

  async function copy() {
    const field = document.getElementById(fieldId);
    if (!(field instanceof HTMLInputElement)) return;
    field.select();
    // Without https the clipboard is closed; the old command still works on what is selected.
    await (navigator.clipboard?.writeText(field.value) ?? Promise.reject()).catch(() => document.execCommand("copy"));
    setCopied(true);
  }

  async function send() {
    const field = document.getElementById(fieldId);
    if (!share || !(field instanceof HTMLInputElement)) return;
    // Closing the share sheet rejects; there is nothing to do about it.
    await navigator.share({ ...share, url: field.value }).catch(() => undefined);
  }

  return (
    <>
      <Button variant={copied ? "secondary" : "primary"} onClick={copy}>
        <span aria-live="polite">{copied ? words.copied : words.copy}</span>
      </Button>
      {share && sharing ? (
        <Button variant="secondary" onClick={send}>
          {words.share}
        </Button>
      ) : null}
    </>
  );
}
