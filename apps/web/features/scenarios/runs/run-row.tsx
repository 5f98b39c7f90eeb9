"use client";

import { Banner } from "@parley/ui";
import { ChevronDown, ChevronRight } from "lucide-react";
import { useId } from "react";
import { RelativeTime } from "@/features/shell/relative-time.tsx";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { RunResult, ScenarioRun } from "../scenario-wire.ts";
import { CallResult } from "./call-result.tsx";
import { passRate, RunState } from "./run-state.tsx";

interface RunRowProps {
  run: ScenarioRun;
  persona: string | null;
  open: boolean;
  onToggle: () => void;
}

/** One run: its pass rate, and its calls when it is open. */
export function RunRow({ run, persona, open, onToggle }: RunRowProps) {
  const format = useFormat();
  const bodyId = useId();
  const Chevron = open ? ChevronDown : ChevronRight;
  const who = persona ?? (run.persona_id ? "A persona" : "No persona");
  return (
    <li className="border-b border-line last:border-b-0">
      <div className="relative flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 hover:bg-hover">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={open ? bodyId : undefined}
          onClick={onToggle}
          className="flex min-w-0 flex-1 basis-40 items-center gap-2 text-left font-medium after:absolute after:inset-0"
        >
          <Chevron className="size-4 shrink-0 text-faint" aria-hidden="true" />
          <span className="truncate">{who}</span>
        </button>
        <span className="text-sm text-muted tabular-nums">{passRate(run, format.percent) ?? `${run.times} to go`}</span>
        <RunState run={run} />
        <RelativeTime at={run.created_at} className="relative z-1 text-right text-xs text-muted md:w-28" />
      </div>
      {open ? (
        <div id={bodyId} className="flex flex-col gap-3 border-t border-line bg-sunken p-4" aria-live="polite">
          {run.failure ? <Banner tone="warning">{run.failure}</Banner> : null}
          {run.results.length === 0 && !run.failure ? (
            <p className="text-muted">
              {run.status === "queued" ? "It begins when the runs before it have ended." : "The first call is held."}
            </p>
          ) : null}
          {run.results.map((result, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a result is known by its place and never moves
            <CallResult key={at} number={at + 1} result={result as unknown as RunResult} />
          ))}
        </div>
      ) : null}
    </li>
  );
}
