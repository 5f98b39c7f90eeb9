"use client";

import { Banner } from "@parley/ui";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { Call } from "../call-wire.ts";

/** What waits, or why it did not work out. Nothing while people talk and after a good end. */
export function CallState({ call }: { call: Call }) {
  const format = useFormat();
  const { ai, status } = call;
  if (!ai) return null;
  const simulated = ai.carrier === "simulator";
  const reason = ai.failure_reason ?? call.history.findLast((entry) => entry.reason)?.reason ?? null;
  if (status === "scheduled") {
    return (
      <Banner title={`Waits until ${format.dateTime(ai.scheduled_at ?? call.called_at)}`}>
        The number is checked again before it is dialled.
      </Banner>
    );
  }
  if (status === "queued") return <Banner title="Waits for its turn">Calls are dialled one after the other.</Banner>;
  if (status === "ringing") {
    return (
      <Banner title={`Ringing ${format.phone(ai.to_number)}`}>
        {simulated ? "The phone simulator rings. No real phone does." : "The transcript starts when somebody answers."}
      </Banner>
    );
  }
  const ended: Partial<Record<Call["status"], string>> = {
    failed: "The call failed",
    busy: "The line was busy",
    no_answer: "Nobody answered",
    canceled: "The call was canceled",
  };
  const title = ended[status];
  if (!title) return null;
  const isSaid = !reason || reason.replace(/\.$/, "") === title;
  return (
    <Banner tone={status === "failed" ? "negative" : "warning"} title={title}>
      {isSaid ? null : reason}
    </Banner>
  );
}
