"use client";

import { ParleyError } from "@parley/sdk";
import { toast } from "@parley/ui";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import { callApi, wordsFor } from "../call-api.ts";
import { digitsOf } from "./call-rules.ts";
import { FIELD_OF } from "./field-of.ts";
import type { NewCall, NewCallForm } from "./new-call-input.ts";
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
      const known = fields.filter(({ pointer }) => FIELD_OF[pointer]);
      for (const [at, { pointer, message }] of known.entries()) {
        form.setError(FIELD_OF[pointer]!, { message }, { shouldFocus: at === 0 });
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
    voice: input.voice,
    language: "en" as const,
    record: input.record,
    max_duration_seconds: input.max_minutes * 60,
    ...(input.when === "later" ? { scheduled_at: zonedInstant(input.at, timezone).toISOString() } : {}),
  };
}
