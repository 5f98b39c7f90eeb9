"use client";

import { ParleyError } from "@parley/sdk";
import { toast } from "@parley/ui";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import { callApi, wordsFor } from "../call-api.ts";
import { digitsOf } from "./call-rules.ts";
import { fieldOf } from "./field-of.ts";
import type { NewCall, NewCallForm } from "./new-call-input.ts";
import { questionOf } from "./question.ts";
import { zonedInstant } from "./zoned-instant.ts";

/** Places the call once, however often one presses: the same form sends the same Idempotency-Key until it is changed. */
export function usePlaceCall(form: UseFormReturn<NewCallForm, unknown, NewCall>) {
  const router = useRouter();
  const { timezone } = useViewer().organization;
  const sent = useRef<{ key: string; body: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [placed, setPlaced] = useState(false);

  const submit = form.handleSubmit(async (input) => {
    if (placed) return;
    setProblem(null);
    const body = requestOf(input, timezone);
    const text = JSON.stringify(body);
    if (sent.current?.body !== text) sent.current = { key: crypto.randomUUID(), body: text };
    try {
      const { data } = await callApi.POST("/api/v1/calls", {
        body,
        headers: { "Idempotency-Key": sent.current.key },
      });
      setPlaced(true);
      if (data!.status === "scheduled") toast("Scheduled");
      router.push(`/calls/${data!.id}`);
    } catch (error) {
      const fields = error instanceof ParleyError ? error.fields : [];
      const known = fields.flatMap(({ pointer, message }) => {
        const name = fieldOf(pointer);
        return name ? [{ name, message }] : [];
      });
      for (const [at, { name, message }] of known.entries()) {
        form.setError(name, { message }, { shouldFocus: at === 0 });
      }
      if (known.length < Math.max(1, fields.length)) setProblem(wordsFor(error));
    }
  });
  return { submit, problem, busy: form.formState.isSubmitting || placed, placed };
}

function requestOf(input: NewCall, timezone: string) {
  return {
    to: digitsOf(input.to),
    purpose: input.purpose,
    ...(input.instructions ? { instructions: input.instructions } : {}),
    ...(input.caller_name ? { caller_name: input.caller_name } : {}),
    ...(input.persona_id === "none" ? {} : { persona_id: input.persona_id }),
    ...(input.voice === "default" ? {} : { voice: input.voice }),
    ...(input.questions.length > 0 ? { questions: input.questions.map(questionOf) } : {}),
    ...(input.voicemail_action === "default" ? {} : { voicemail_action: input.voicemail_action }),
    ...(input.hold_minutes === "" ? {} : { hold_budget_seconds: Number(input.hold_minutes) * 60 }),
    ...(input.max_dollars === "" ? {} : { max_cost_microdollars: Math.round(Number(input.max_dollars) * 1e6) }),
    language: "en" as const,
    record: input.record,
    max_duration_seconds: input.max_minutes * 60,
    ...(input.when === "later" ? { scheduled_at: zonedInstant(input.at, timezone).toISOString() } : {}),
  };
}
