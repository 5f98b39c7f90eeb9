"use client";

import { Badge, cn } from "@parley/ui";
import { memo } from "react";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { speakerColor } from "../speaker.ts";
import type { Line } from "./live-words.ts";
import { MarkedText } from "./marked-text.tsx";
import { SentimentMark } from "./sentiment-mark.tsx";
import { wordsSpoken } from "./transcript-search.ts";

export interface TranscriptLineProps {
  line: Line;
  name: string;
  /** Where the player is, while it is inside this line; null otherwise. */
  atMs: number | null;
  search: string;
  /** Proof of the outcome. */
  isEvidence: boolean;
  /** Absent when there is nothing to listen to. */
  onSeek?: (ms: number) => void;
}

export const TranscriptLine = memo(function TranscriptLine(props: TranscriptLineProps) {
  const { line, name, atMs, search, isEvidence, onSeek } = props;
  const format = useFormat();
  const time = format.duration(Math.floor(line.startMs / 1000));
  const isPlaying = atMs !== null;
  return (
    <li
      data-line={line.key}
      aria-current={isPlaying || undefined}
      className={cn(
        "grid grid-cols-[44px_minmax(0,1fr)] gap-x-3 border-l-2 border-transparent py-2 pr-4 pl-3 transition-colors duration-150",
        isEvidence && "border-positive bg-positive-quiet",
        isPlaying && "border-accent bg-accent-quiet",
      )}
    >
      {onSeek ? (
        <button
          type="button"
          onClick={() => onSeek(line.startMs)}
          aria-label={`Play from ${time}`}
          className="h-5 rounded-sm text-right text-xs text-muted tabular-nums hover:text-accent hover:underline"
        >
          {time}
        </button>
      ) : (
        <span className="text-right text-xs leading-5 text-muted tabular-nums">{time}</span>
      )}
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-2 text-sm">
          <span aria-hidden="true" className={cn("size-2 rounded-full", speakerColor(line.speaker))} />
          <span className="font-medium">{name}</span>
          {line.sentiment !== null && line.speaker === "callee" ? <SentimentMark sentiment={line.sentiment} /> : null}
          {isEvidence ? <Badge tone="positive">Evidence</Badge> : null}
        </div>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the time beside it is the button that does the same */}
        <p
          className={cn("mt-0.5 break-words", !line.final && "text-faint italic")}
          onClick={() => {
            // Marking words to copy them is not a wish to hear them.
            if (onSeek && !window.getSelection()?.toString()) onSeek(line.startMs);
          }}
          style={onSeek ? { cursor: "pointer" } : undefined}
        >
          {isPlaying && !search ? <Spoken line={line} atMs={atMs} /> : <MarkedText text={line.text} search={search} />}
          {line.interrupted ? <span className="ml-2 text-xs text-warning not-italic">interrupted</span> : null}
        </p>
      </div>
    </li>
  );
});

function Spoken({ line, atMs }: { line: Line; atMs: number }) {
  const words = line.text.split(" ");
  const spoken = wordsSpoken(words, line, atMs);
  return (
    <>
      <span className="text-ink">{words.slice(0, spoken).join(" ")}</span>{" "}
      <span className="text-muted">{words.slice(spoken).join(" ")}</span>
    </>
  );
}
