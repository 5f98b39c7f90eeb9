"use client";

import { Badge, Card, type Tone } from "@parley/ui";
import type { Call } from "../call-wire.ts";
import { outcomeWord } from "../outcome-word.ts";
import { SeekLinks } from "./seek-links.tsx";

const TONES: Record<string, Tone> = {
  achieved: "positive",
  partly: "warning",
  not: "negative",
  unreachable: "neutral",
};

/** What came of an AI call, the sentence that proves it, and the way to where it was said. */
export function OutcomeCard({ call, onShow }: { call: Call; onShow: (position: number) => void }) {
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
      <SeekLinks label="Where it was said" places={proof} onShow={onShow} />
      {ai.summary ? <p className="mt-3 border-t border-line pt-3 text-muted">{ai.summary}</p> : null}
      {ai.next_step ? (
        <p className="mt-3 border-t border-line pt-3">
          <span className="block text-sm text-muted">Next step</span>
          {ai.next_step}
        </p>
      ) : null}
    </Card>
  );
}
