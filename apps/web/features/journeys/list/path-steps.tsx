"use client";

import { cn } from "@parley/ui";
import { ChevronRight } from "lucide-react";
import type { JourneySummary } from "../journey-words.ts";
import { TouchSign } from "../touch-sign.tsx";

/** Touches that a line has room for, on a narrow and on a wide screen. */
const NARROW = 3;
const WIDE = 4;

/** The first touches of a journey in a line, and how many more there are. */
export function PathSteps({ journey: { steps, touches } }: { journey: Pick<JourneySummary, "steps" | "touches"> }) {
  return (
    <span className="flex min-w-0 items-center gap-1 overflow-hidden text-sm text-muted">
      {steps.slice(0, WIDE).map(({ kind, source }, at) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: steps stay in their order
          key={at}
          className={cn("inline-flex min-w-5 items-center gap-1", at >= NARROW && "max-xl:hidden")}
        >
          {at > 0 ? <ChevronRight className="size-3 shrink-0 text-faint" aria-hidden="true" /> : null}
          <TouchSign kind={kind} />
          <span className="truncate">{source ?? "None"}</span>
        </span>
      ))}
      <More count={touches - NARROW} className="xl:hidden" />
      <More count={touches - WIDE} className="max-xl:hidden" />
    </span>
  );
}

function More({ count, className }: { count: number; className: string }) {
  return count > 0 ? <span className={cn("shrink-0 text-faint", className)}>+{count}</span> : null;
}
