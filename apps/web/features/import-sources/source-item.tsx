"use client";

import { Badge, Progress, type Tone } from "@parley/ui";
import { Check, CircleAlert, Clock, type LucideIcon, Pause, RefreshCw, VolumeX } from "lucide-react";
import { RelativeTime } from "@/features/shell/relative-time.tsx";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { SourceHealth } from "./source-health.tsx";
import { SourceMenu } from "./source-menu.tsx";
import { type ImportSource, kindWord } from "./source-wire.ts";
import { pace, type State, stateOf, whence } from "./source-words.ts";

const STATES: Record<State, { word: string; tone: Tone; Icon: LucideIcon }> = {
  active: { word: "Active", tone: "positive", Icon: Check },
  reading: { word: "Reading", tone: "info", Icon: RefreshCw },
  silent: { word: "Silent", tone: "warning", Icon: VolumeX },
  failing: { word: "Failing", tone: "negative", Icon: CircleAlert },
  paused: { word: "Paused", tone: "neutral", Icon: Pause },
};

export function SourceItem({ source, canChange }: { source: ImportSource; canChange: boolean }) {
  const { word, tone, Icon } = STATES[stateOf(source)];
  const place = whence(source);
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-b-0 sm:flex-nowrap sm:items-center">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="truncate font-medium">{source.name}</span>
          <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
            {word}
          </Badge>
        </p>
        <p className="truncate text-sm text-muted" title={place ?? undefined}>
          {kindWord(source.kind)}
          {place ? ` · ${place}` : null}
          {source.secret_last4 ? ` · key ends in ${source.secret_last4}` : null}
        </p>
        <p className="text-sm text-muted">
          <LastRow source={source} />
          <Cadence source={source} />
        </p>
        <Trouble source={source} />
      </div>
      <SourceHealth days={source.days} />
      {canChange ? <SourceMenu source={source} /> : null}
    </li>
  );
}

function LastRow({ source }: { source: ImportSource }) {
  if (!source.last_row_at) return "Nothing new yet";
  return (
    <>
      Last new row: <RelativeTime at={source.last_row_at} />
    </>
  );
}

function Cadence({ source: { kind, status, settings, next_run_at } }: { source: ImportSource }) {
  if (kind === "ctm_webhook" || status === "paused") return null;
  return (
    <>
      {settings.every_minutes ? ` · looks ${pace(settings.every_minutes)}` : null}
      {next_run_at ? (
        <>
          {", next: "}
          <RelativeTime at={next_run_at} />
        </>
      ) : null}
    </>
  );
}

/** What needs somebody, or how far a sync is. */
function Trouble({ source }: { source: ImportSource }) {
  const format = useFormat();
  const { last_error, silent_since, silent_after_hours, progress, status } = source;
  if (last_error) {
    return (
      <p className={`mt-1 flex items-start gap-1.5 text-sm ${status === "failing" ? "text-negative" : "text-warning"}`}>
        <CircleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
        <span className="min-w-0 break-words">{last_error}</span>
      </p>
    );
  }
  if (silent_since) {
    return (
      <p className="mt-1 flex items-start gap-1.5 text-sm text-warning">
        <Clock className="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
        <span>
          Nothing new for more than {silent_after_hours} {silent_after_hours === 1 ? "hour" : "hours"}. Owners and
          admins were told.
        </span>
      </p>
    );
  }
  if (!progress) return null;
  return (
    <div className="mt-1.5 max-w-xs">
      <Progress value={null} label="Reading calls" />
      <p className="mt-1 text-sm text-muted tabular-nums">
        {format.integer(progress.calls)} calls read, up to {format.date(`${progress.day}T12:00:00Z`)}
      </p>
    </div>
  );
}
