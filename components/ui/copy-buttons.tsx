"use client";

import { type ReactNode, useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";

export type CopyWords = { copy: string; copied: string; share: string };

/** What is copied, where it can be selected. */
function fieldOf(id: string): HTMLInputElement | HTMLTextAreaElement | null {
  const field = document.getElementById(id);
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field : null;
}

const never = () => () => {};
const canShare = () => "share" in navigator;

// Out of reach until JavaScript runs, before which they could do nothing; but in their place, so that nothing below
// jumps from under a finger when it does.
const WAITING = "invisible noscript:hidden";
// Devices that are touched have a share sheet, most others do not.
const LIKELY = "hidden pointer-coarse:inline-flex";

/**
 * The row of buttons of a CopyField or a CopyText. Where JavaScript does not run it holds only what comes after them.
 * @param props.share what the device's share sheet says beside what is copied; null: no share button.
 */
export function CopyButtons({
  fieldId,
  words,
  share,
  children,
}: {
  fieldId: string;
  words: CopyWords;
  share: { title: string; text?: string } | null;
  /** More that one can do with it, after the buttons. */
  children?: ReactNode;
}) {
  const [copied, setCopied] = useState(false);
  const running = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const sharing = useSyncExternalStore(never, canShare, () => false);

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
    <div className={cn("flex flex-wrap items-center gap-2.5", !children && "noscript:hidden")}>
      <Button variant={copied ? "secondary" : "primary"} onClick={copy} className={cn(!running && WAITING)}>
        <span aria-live="polite">{copied ? words.copied : words.copy}</span>
      </Button>
      {share && (sharing || !running) ? (
        <Button variant="secondary" onClick={send} className={cn(!running && [WAITING, LIKELY])}>
          {words.share}
        </Button>
      ) : null}
      {children}
    </div>
  );
}
