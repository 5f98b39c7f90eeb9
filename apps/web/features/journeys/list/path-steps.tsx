"use client";

import { ChevronRight } from "lucide-react";
import { Fragment } from "react";
import type { JourneySummary } from "../journey-words.ts";
import { TouchSign } from "../touch-sign.tsx";

/** The first touches of a journey in a line, and how many more there are. */
export function PathSteps({ journey: { steps, touches } }: { journey: Pick<JourneySummary, "steps" | "touches"> }) {
  const more = touches - steps.length;
  return (
    <span className="flex min-w-0 items-center gap-1 overflow-hidden text-sm text-muted">
      {steps.map(({ kind, source }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps stay in their order
        <Fragment key={at}>
          {at > 0 ? <ChevronRight className="size-3 shrink-0 text-faint" aria-hidden="true" /> : null}
          <span className="inline-flex min-w-5 items-center gap-1">
            <TouchSign kind={kind} />
            <span className="truncate">{source ?? "None"}</span>
          </span>
        </Fragment>
      ))}
      {more > 0 ? <span className="shrink-0 text-faint">+{more}</span> : null}
    </span>
  );
}
