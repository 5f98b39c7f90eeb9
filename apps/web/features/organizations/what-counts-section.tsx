"use client";

import { Banner, Button, Field, FormSection, Input, SaveIndicator } from "@parley/ui";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm } from "react-hook-form";
import type * as z from "zod/mini";
import { ApiProblem, apiRequest, messageOf } from "@/features/accounts/api-request.ts";
import { saveState } from "@/features/accounts/save-state.ts";
import { formResolver } from "@/lib/form-resolver.ts";
import type { WhatCounts } from "./schemas.ts";

type Fields = z.output<typeof WhatCounts>;

const NAMES = { "/qualified_score": "qualifiedScore", "/service_level_seconds": "serviceLevelSeconds" } as const;

/** From which score a call is qualified, and how soon an answer is in time: numbers follow at once, for the past too. */
export function WhatCountsSection(settings: Fields) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [saved, setSaved] = useState(false);
  const { register, handleSubmit, setError, reset, formState } = useForm({
    resolver: formResolver(() => import("./schemas.ts").then((all) => all.WhatCounts)),
    mode: "onTouched",
    defaultValues: settings,
  });
  const submit = handleSubmit(async (input) => {
    setProblem(null);
    try {
      await apiRequest("PATCH", "/organization", {
        qualified_score: input.qualifiedScore,
        service_level_seconds: input.serviceLevelSeconds,
      });
      reset(input);
      setSaved(true);
      router.refresh();
    } catch (error) {
      const field = error instanceof ApiProblem ? error.fields[0] : undefined;
      const name = NAMES[field?.pointer as keyof typeof NAMES];
      setError(name ?? "root", { message: name ? field!.message : messageOf(error) });
      if (!name) setProblem(messageOf(error));
    }
  });
  const { errors } = formState;
  return (
    <form method="post" onSubmit={submit} noValidate>
      <FormSection
        title="What counts"
        description="What qualified calls and the service level go by. A change applies to past calls too."
        footer={
          <>
            <SaveIndicator state={saveState(formState, saved)} />
            <Button type="submit" variant="primary" loading={formState.isSubmitting}>
              Save
            </Button>
          </>
        }
      >
        {problem ? <Banner tone="negative">{problem}</Banner> : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label="Qualified from a score of"
            error={errors.qualifiedScore?.message}
            help="A call with this score or more is qualified: a lead. Qualified calls, qualification rate and cost per lead are counted by it."
          >
            <Input
              type="number"
              inputMode="decimal"
              min={0}
              max={5}
              step="any"
              defaultValue={settings.qualifiedScore}
              {...register("qualifiedScore", { valueAsNumber: true })}
            />
          </Field>
          <Field
            label="Answered in time within (seconds)"
            error={errors.serviceLevelSeconds?.message}
            help="The service level is the share of inbound calls that were answered this soon. Calls whose caller hung up within 15 seconds are left out."
          >
            <Input
              type="number"
              inputMode="numeric"
              min={1}
              max={600}
              defaultValue={settings.serviceLevelSeconds}
              {...register("serviceLevelSeconds", { valueAsNumber: true })}
            />
          </Field>
        </div>
      </FormSection>
    </form>
  );
}
