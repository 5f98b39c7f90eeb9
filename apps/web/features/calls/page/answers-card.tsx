"use client";

import { Badge, Card } from "@parley/ui";
import { Check, X } from "lucide-react";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { isLive } from "../call-name.ts";
import type { AiCall, Call } from "../call-wire.ts";
import { SeekLinks } from "./seek-links.tsx";

/** What was asked for, what was answered, and where it was said. */
export function AnswersCard({ call, onShow }: { call: Call; onShow: (position: number) => void }) {
  const { ai } = call;
  if (!ai || ai.questions.length === 0) return null;
  const known = ai.answers.filter(({ value }) => value !== null).length;
  return (
    <Card title="Answers" actions={<Badge>{`${known} of ${ai.questions.length}`}</Badge>}>
      <dl className="flex flex-col gap-3">
        {ai.questions.map((question) => {
          const answer = ai.answers.find(({ key }) => key === question.key);
          const proof = call.segments.filter(({ position }) => answer?.evidence.includes(position));
          return (
            <div key={question.key}>
              <dt className="text-sm text-muted">{question.text}</dt>
              <dd className="mt-0.5 break-words">
                {answer && answer.value !== null ? (
                  <>
                    <Value question={question} value={answer.value} />
                    {answer.by === "after" ? (
                      <span className="ml-2 text-xs text-muted">read from the transcript</span>
                    ) : null}
                  </>
                ) : (
                  <span className="text-muted">{isLive(call) ? "Not answered yet" : "Not answered"}</span>
                )}
                <SeekLinks label={`Where it was said: ${question.text}`} places={proof} onShow={onShow} />
              </dd>
            </div>
          );
        })}
      </dl>
    </Card>
  );
}

function Value({ question, value }: { question: AiCall["questions"][number]; value: string | number | boolean }) {
  const format = useFormat();
  if (typeof value === "boolean") {
    const Sign = value ? Check : X;
    return (
      <span className="inline-flex items-center gap-1.5 font-medium">
        <Sign aria-hidden="true" className={value ? "size-4 text-positive" : "size-4 text-negative"} />
        {value ? "Yes" : "No"}
      </span>
    );
  }
  if (typeof value === "number") return <span className="font-medium tabular-nums">{String(value)}</span>;
  // Noon: a day without a time is the same day in every zone of the organization.
  if (question.type === "date") return <span className="font-medium">{format.date(`${value}T12:00:00Z`)}</span>;
  return <span className="font-medium">{value}</span>;
}
