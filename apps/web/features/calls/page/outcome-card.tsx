"use client";

import { Badge, Card, type Tone } from "@parley/ui";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { Call } from "../call-wire.ts";
import { outcomeWord } from "../outcome-word.ts";

const TONES: Record<string, Tone> = {
  achieved: "positive",
  partly: "warning",
  not: "negative",
  unreachable: "neutral",
};

/** What came of an AI call, the sentence that proves it, and the way to where it was said. */
export function OutcomeCard({ call, onShow }: { call: Call; onShow: (position: number) => void }) {
  const format = useFormat();
  const { ai } = call;
  if (!ai) return null;
  const proof = call.segments.filter(({ position }) => ai.outcome_segments.includes(position));
  return (
    <Card title="Outcome">
      {ai.outcome ? (
        <Badge tone={TONES[ai.outcome] ?? "neutral"}>{outcomeWord(ai.outcome)}</Badge>
      ) : (
        <p className="text-muted">Known once the call has ended.</p>
      )}
      {ai.outcome_evidence ? <p className="mt-2">{ai.outcome_evidence}</p> : null}
      {proof.length > 0 ? (
        <ul aria-label="Where it was said" className="mt-2 flex flex-wrap gap-1.5">
          {proof.map(({ position, start_ms }) => (
            <li key={position}>
              <button
                type="button"
                onClick={() => onShow(position)}
                className="h-6 rounded-sm bg-hover px-2 text-xs text-accent tabular-nums hover:bg-pressed"
              >
                <span className="sr-only">Show what was said at </span>
                {format.duration(Math.floor(start_ms / 1000))}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {ai.summary ? <p className="mt-3 border-t border-line pt-3 text-muted">{ai.summary}</p> : null}
    </Card>
  );
}
