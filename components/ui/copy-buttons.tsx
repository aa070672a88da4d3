"use client";

import { useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";

export type CopyWords = { copy: string; copied: string; share: string };

/** What is copied, where it can be selected. */
function fieldOf(id: string): HTMLInputElement | HTMLTextAreaElement | null {
  const field = document.getElementById(id);
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field : null;
}

const never = () => () => {};
const canShare = () => "share" in navigator;

/**
 * The buttons of a CopyField or a CopyText. They do not exist before JavaScript runs, when they could do nothing.
 * @param props.share what the device's share sheet says beside what is copied; null: no share button.
 */
export function CopyButtons({
  fieldId,
  words,
  share,
}: {
  fieldId: string;
  words: CopyWords;
  share: { title: string; text?: string } | null;
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
    const field = fieldOf(fieldId);
    if (!field) return;
    field.select();
    // Without https the clipboard is closed; the old command still works on what is selected.
    await (navigator.clipboard?.writeText(field.value) ?? Promise.reject()).catch(() => document.execCommand("copy"));
    setCopied(true);
  }

  async function send() {
    const field = fieldOf(fieldId);
    if (!share || !field) return;
    const whole = field instanceof HTMLTextAreaElement ? { text: field.value } : { url: field.value };
    // Closing the share sheet rejects; there is nothing to do about it.
    await navigator.share({ ...share, ...whole }).catch(() => undefined);
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
