"use client";

import { Badge, Card, IconButton, Select } from "@parley/ui";
import { FastForward, Pause, Play, Rewind } from "lucide-react";
import { useMemo } from "react";
import { useHotkeys } from "@/features/shell/use-hotkeys.ts";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { Call } from "../call-wire.ts";
import { speakerName } from "../speaker.ts";
import { holdsOf } from "./call-events.ts";
import { type Player, RATES } from "./use-player.ts";
import { Waveform } from "./waveform.tsx";

const STEP_MS = 5_000;

/** Waveform and buttons. The key p plays and pauses. */
export function RecordingPlayer({ call, player, ticks }: { call: Call; player: Player; ticks: number[] }) {
  const format = useFormat();
  const { atMs, durationMs, playing, rate, seek } = player;
  useHotkeys({ p: player.toggle });
  const holds = useMemo(() => holdsOf(call.events, durationMs), [call.events, durationMs]);
  if (!call.recording) return null;
  return (
    <Card className="sticky top-12 z-10 shadow-[0_1px_0_var(--line)]">
      <audio {...player.element} preload="metadata" src={`/api/v1/calls/${call.id}/recording`} className="hidden" />
      <Waveform peaks={call.recording.peaks} player={player} ticks={ticks} holds={holds} />
      <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="flex items-center gap-1">
          <IconButton
            label="Back 5 seconds"
            icon={<Rewind aria-hidden="true" />}
            onClick={() => seek(atMs - STEP_MS)}
          />
          <IconButton
            variant="primary"
            label={playing ? "Pause" : "Play"}
            keys={["P"]}
            icon={playing ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
            onClick={player.toggle}
            className="rounded-full"
          />
          <IconButton
            label="Forward 5 seconds"
            icon={<FastForward aria-hidden="true" />}
            onClick={() => seek(atMs + STEP_MS)}
          />
        </div>
        <span className="text-sm text-muted tabular-nums">
          {format.duration(Math.floor(atMs / 1000))} / {format.duration(durationMs / 1000)}
        </span>
        <Select
          size="sm"
          aria-label="Speed"
          className="w-auto"
          value={String(rate)}
          onValueChange={(next) => player.setRate(Number(next))}
          options={RATES.map((one) => ({ value: String(one), label: `${one}×` }))}
        />
        {call.recording.synthesized ? <Badge tone="info">Synthesized voices</Badge> : null}
        <div className="ml-auto flex items-center gap-3 text-sm text-muted">
          <LaneName color="bg-chart-2" name={speakerName("callee", call)} />
          <LaneName color="bg-chart-1" name={speakerName("agent", call)} />
        </div>
      </div>
      {player.failed ? (
        <p role="alert" className="mt-2 text-sm text-negative">
          The recording could not be played. Check your connection and press play again, or download it.
        </p>
      ) : null}
    </Card>
  );
}

function LaneName({ color, name }: { color: string; name: string }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      <span aria-hidden="true" className={`size-2 shrink-0 rounded-full ${color}`} />
      <span className="truncate">{name}</span>
    </span>
  );
}
