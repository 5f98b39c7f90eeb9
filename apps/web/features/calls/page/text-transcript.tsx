"use client";

import { Card, Input } from "@parley/ui";
import { Search } from "lucide-react";
import { useRef, useState } from "react";
import { useFormat, useViewer } from "@/features/shell/viewer-context.tsx";
import type { Call } from "../call-wire.ts";
import { DownloadMenu } from "./download-menu.tsx";
import { MarkedText } from "./marked-text.tsx";
import { cutAtHits } from "./transcript-search.ts";

/** What the tracking system wrote down of a call: one text without times, so there is nothing to play along. */
export function TextTranscript({ call, transcript }: { call: Call; transcript: NonNullable<Call["transcript"]> }) {
  const panel = useRef<HTMLElement>(null);
  const [search, setSearch] = useState("");
  const nextHit = useRef(0);
  const hits = search.trim() ? cutAtHits(transcript.text, search).filter(({ hit }) => hit).length : 0;
  const jump = () => {
    const marks = panel.current?.querySelectorAll("mark") ?? [];
    marks[nextHit.current % marks.length]?.scrollIntoView({ block: "center" });
    nextHit.current += 1;
  };
  return (
    <Card
      flush
      title="Transcript"
      actions={
        <>
          <div className="w-40 sm:w-56">
            <Input
              size="sm"
              type="search"
              aria-label="Search in the transcript"
              placeholder="Search"
              leading={<Search aria-hidden="true" />}
              className="pl-8"
              value={search}
              onChange={(event) => {
                nextHit.current = 0;
                setSearch(event.target.value);
              }}
              onKeyDown={(event) => {
                if (event.key === "Enter" && hits > 0) jump();
              }}
            />
          </div>
          <DownloadMenu callId={call.id} formats={call.recording?.formats ?? []} hasTimes={false} />
        </>
      }
    >
      <p role={search.trim() ? "status" : undefined} className="border-t border-line px-4 py-1.5 text-sm text-muted">
        {search.trim() ? (
          hits === 0 ? (
            "Nobody said that."
          ) : (
            `In ${hits} ${hits === 1 ? "place" : "places"}. Press Enter for the next one.`
          )
        ) : (
          <Origin transcript={transcript} />
        )}
      </p>
      <section
        ref={panel}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
        aria-label="What was said"
        className="max-h-[max(320px,calc(100dvh-320px))] overflow-y-auto border-t border-line px-4 py-3 break-words whitespace-pre-line focus-visible:-outline-offset-2"
      >
        <MarkedText text={transcript.text} search={search} />
      </section>
    </Card>
  );
}

function Origin({ transcript: { language, confidence } }: { transcript: NonNullable<Call["transcript"]> }) {
  const format = useFormat();
  const { locale } = useViewer().organization;
  const facts = [
    "Written down by the tracking system",
    language ? nameOf(language, locale) : null,
    confidence === null ? null : `${format.percent(confidence > 1 ? confidence / 100 : confidence)} sure`,
  ];
  return facts.filter(Boolean).join(" · ");
}

/** "en" and "en-US" in words; what is no code stays as it is. */
function nameOf(language: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: "language" }).of(language) ?? language;
  } catch {
    return language;
  }
}
