"use client";

import { cn } from "@parley/ui";
import { useEffect, useRef } from "react";
import type { SpokenWords } from "./talk-words.ts";

/** What was said so far; words that are still being heard stand in grey. Stays at the newest. */
export function TalkLines({ words, agentName, isOn }: { words: SpokenWords[]; agentName: string; isOn: boolean }) {
  const panel = useRef<HTMLOListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new words are the reason to scroll
  useEffect(() => {
    panel.current?.scrollTo({ top: panel.current.scrollHeight });
  }, [words]);
  if (words.length === 0) {
    return isOn ? <p className="text-sm text-muted">Words appear here as they are spoken.</p> : null;
  }
  return (
    <ol
      ref={panel}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      aria-label="What was said"
      aria-live="polite"
      className="flex max-h-72 flex-col gap-2 overflow-y-auto rounded-md border border-line bg-sunken p-3"
    >
      {words.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added at the end
        <li key={at}>
          <span className="flex items-center gap-2 text-sm font-medium">
            <span
              aria-hidden="true"
              className={cn("size-2 rounded-full", line.speaker === "agent" ? "bg-chart-1" : "bg-chart-2")}
            />
            {line.speaker === "agent" ? agentName : line.speaker === "supervisor" ? "Supervisor" : "You"}
          </span>
          <span className={cn("break-words", !line.final && "text-faint italic")}>{line.text}</span>
        </li>
      ))}
    </ol>
  );
}
