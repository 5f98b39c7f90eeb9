"use client";

import { Frown, Meh, Smile } from "lucide-react";
import Link from "next/link";
import { useFormat, useViewer } from "@/features/shell/viewer-context.tsx";
import type { AiCall } from "../call-wire.ts";
import { answeredByWord, endWord, moodOf } from "./call-words.ts";
import { FactsCard } from "./facts-card.tsx";

const CHANNELS: Record<string, string> = { browser: "Browser", test: "Test of a scenario" };

const FACES = {
  pleased: { Face: Smile, word: "Pleased", className: "text-positive" },
  neutral: { Face: Meh, word: "Neither pleased nor displeased", className: "text-muted" },
  displeased: { Face: Frown, word: "Displeased", className: "text-negative" },
};

/** Who held the call, who answered, how they sounded and why it ended. */
export function ConversationCard({ ai }: { ai: AiCall }) {
  const format = useFormat();
  const mayRead = useViewer().permissions.includes("personas.read");
  const { persona, number, sentiment } = ai;
  const look = sentiment === null ? null : FACES[moodOf(sentiment)];
  const noted = ai.agent_notes.length > 0;
  return (
    <FactsCard
      title="Conversation"
      facts={[
        [
          "Persona",
          persona && mayRead ? (
            <Link key="persona" href={`/personas/${persona.id}`} className="text-accent hover:underline">
              {persona.name}
            </Link>
          ) : (
            persona?.name
          ),
        ],
        ["Through", CHANNELS[ai.channel] ?? null],
        ["Rang at", number ? `${format.phone(number.number)}${number.label ? ` (${number.label})` : ""}` : null],
        ["Answered by", answeredByWord(ai.answered_by)],
        ["On hold", ai.hold_ms > 0 ? format.duration(Math.round(ai.hold_ms / 1000)) : null],
        ["Put through to", ai.transferred_to],
        ["Ended", ai.end_reason ? endWord(ai.end_reason) : null],
        [
          "They sounded",
          look ? (
            <span key="mood" className="inline-flex items-start gap-1.5">
              <look.Face aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${look.className}`} />
              {look.word}
            </span>
          ) : null,
        ],
        [
          "Call back",
          ai.callback_call_id ? (
            <Link key="callback" href={`/calls/${ai.callback_call_id}`} className="text-accent hover:underline">
              Scheduled call
            </Link>
          ) : null,
        ],
        ["Read by", ai.insights_by === "local" ? "Models on this machine" : ai.insights_by],
      ]}
    >
      {noted ? (
        <div className="mt-3 border-t border-line pt-3">
          <h3 className="text-sm text-muted">The agent's notes</h3>
          <ul className="mt-1 flex list-disc flex-col gap-1 pl-4 marker:text-faint">
            {ai.agent_notes.map((note) => (
              <li key={note} className="break-words">
                {note}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </FactsCard>
  );
}
