"use client";

import { Button, Card, EmptyState, Input } from "@parley/ui";
import { ArrowDownToLine, MessageSquareText, Search } from "lucide-react";
import { useRef } from "react";
import type { Call } from "../call-wire.ts";
import { speakerName } from "../speaker.ts";
import { DownloadMenu } from "./download-menu.tsx";
import type { Line } from "./live-words.ts";
import { TranscriptLine } from "./transcript-line.tsx";
import { useFollow } from "./use-follow.ts";
import type { Player } from "./use-player.ts";

export interface TranscriptProps {
  call: Call;
  lines: Line[];
  isLive: boolean;
  /** Null when there is nothing to listen to. */
  player: Player | null;
  search: string;
  onSearch: (search: string) => void;
  hits: Line[];
}

/** Who said what, when. While a call goes on it grows; while its recording plays, words light up and a click on them seeks. */
export function Transcript({ call, lines, isLive, player, search, onSearch, hits }: TranscriptProps) {
  const panel = useRef<HTMLOListElement>(null);
  const last = lines.at(-1);
  const playing = player?.playing ? lineAt(lines, player.atMs) : null;
  const current = isLive ? (last ?? null) : playing;
  const follow = useFollow(panel, current?.key ?? null, isLive ? last?.text : null);
  const nextHit = useRef(0);
  const evidence = new Set(call.ai?.outcome_segments ?? []);

  const jump = () => {
    const hit = hits[nextHit.current % hits.length];
    nextHit.current += 1;
    if (!hit) return;
    follow.show(hit.key);
    player?.seek(hit.startMs);
  };
  const onSeek = player
    ? (ms: number) => {
        player.seek(ms);
        player.play();
      }
    : undefined;

  return (
    <Card
      flush
      title="Transcript"
      actions={
        lines.length > 0 ? (
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
                  onSearch(event.target.value);
                }}
                onKeyDown={(event) => {
                  if (event.key === "Enter") jump();
                }}
              />
            </div>
            <DownloadMenu callId={call.id} formats={call.recording?.formats ?? []} />
          </>
        ) : undefined
      }
    >
      {search.trim() ? (
        <p role="status" className="border-t border-line px-4 py-1.5 text-sm text-muted">
          {hits.length === 0
            ? "Nobody said that."
            : `In ${hits.length} ${hits.length === 1 ? "place" : "places"}. Press Enter for the next one.`}
        </p>
      ) : null}
      <div className="relative border-t border-line">
        {lines.length === 0 ? (
          <NoWords isLive={isLive} isRecorded={player !== null} />
        ) : (
          <ol
            ref={panel}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
            tabIndex={0}
            aria-label="What was said"
            aria-live={isLive ? "polite" : undefined}
            className="max-h-[max(320px,calc(100dvh-320px))] overflow-y-auto py-1 focus-visible:-outline-offset-2"
          >
            {lines.map((line) => (
              <TranscriptLine
                key={line.key}
                line={line}
                name={speakerName(line.speaker, call)}
                atMs={line === playing && player ? player.atMs : null}
                search={search}
                isEvidence={line.position !== null && evidence.has(line.position)}
                onSeek={onSeek}
              />
            ))}
          </ol>
        )}
        {follow.yielded && current ? (
          <Button
            size="sm"
            onClick={follow.resume}
            className="absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full shadow-float"
          >
            <ArrowDownToLine aria-hidden="true" />
            {isLive ? "Follow the call" : "Follow along"}
          </Button>
        ) : null}
      </div>
    </Card>
  );
}

function NoWords({ isLive, isRecorded }: { isLive: boolean; isRecorded: boolean }) {
  const words = isLive
    ? { title: "Nothing has been said yet", description: "Words appear here as they are spoken." }
    : isRecorded
      ? { title: "No words were written down", description: "Play the recording to hear what was said." }
      : { title: "Nothing was said", description: "The call ended before anybody spoke." };
  return <EmptyState icon={<MessageSquareText aria-hidden="true" />} className="py-10" {...words} />;
}

function lineAt(lines: Line[], ms: number): Line | null {
  return lines.findLast((line) => line.startMs <= ms && ms < Math.max(line.endMs, line.startMs + 1)) ?? null;
}
