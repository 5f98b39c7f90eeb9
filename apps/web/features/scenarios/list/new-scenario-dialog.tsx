"use client";

import { ParleyError } from "@parley/sdk";
import { Banner, Button, Dialog, Field, Input, Select, Textarea } from "@parley/ui";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { wordsFor } from "@/features/calls/call-api.ts";
import { useCallees } from "@/features/calls/new/use-callees.ts";
import { api } from "@/lib/api.ts";

interface Fields {
  name: string;
  /** A number of the simulator, or "lines". */
  callee: string;
  purpose: string;
}

/** Enough to begin with: it passes when the goal is achieved. The rest stands on the scenario's page. */
export function NewScenarioDialog({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const { data: callees } = useCallees();
  const [problem, setProblem] = useState<string | null>(null);
  const { register, control, handleSubmit, setError, formState } = useForm<Fields>({
    mode: "onTouched",
    defaultValues: { name: "", callee: "lines", purpose: "" },
  });
  const submit = handleSubmit(async ({ name, callee, purpose }) => {
    setProblem(null);
    const firstLine = { lines: [{ wait_for: "speech" as const, say: "Hello, how can I help you?" }] };
    try {
      const { data } = await api.POST("/api/v1/scenarios", {
        body: {
          name,
          definition: {
            callee: callee === "lines" ? firstLine : callee,
            call: { purpose: purpose.trim() },
            assertions: [{ type: "outcome", is: "achieved" }],
          },
        },
      });
      router.push(`/scenarios/${data!.id}`);
    } catch (error) {
      const fields = error instanceof ParleyError ? error.fields : [];
      for (const { pointer, message } of fields) {
        const field = (["name", "purpose"] as const).find((one) => pointer.endsWith(`/${one}`));
        if (field) setError(field, { message }, { shouldFocus: true });
        else setProblem(message);
      }
      if (fields.length === 0) setProblem(wordsFor(error));
    }
  });
  const { errors } = formState;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="New scenario"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="new-scenario" variant="primary" loading={formState.isSubmitting}>
            Make scenario
          </Button>
        </>
      }
    >
      <form id="new-scenario" onSubmit={submit} noValidate className="flex flex-col gap-4">
        {problem ? <Banner tone="negative">{problem}</Banner> : null}
        <Field label="Name" required error={errors.name?.message}>
          <Input
            autoComplete="off"
            placeholder="Asks for the opening hours"
            {...register("name", { validate: (name) => name.trim() !== "" || "Give the scenario a name." })}
          />
        </Field>
        <Field label="Who answers">
          <Controller
            name="callee"
            control={control}
            render={({ field }) => (
              <Select
                value={field.value}
                onValueChange={field.onChange}
                options={[
                  { value: "lines", label: "Lines of your own", hint: "Written on the next page" },
                  ...(callees?.data ?? []).map((one) => ({
                    value: one.number,
                    label: one.name,
                    hint: one.description,
                  })),
                ]}
              />
            )}
          />
        </Field>
        <Field label="Purpose of the call" required error={errors.purpose?.message}>
          <Textarea
            rows={2}
            placeholder="Ask for the opening hours on Saturday"
            {...register("purpose", { validate: (text) => text.trim() !== "" || "Say what the call is for." })}
          />
        </Field>
      </form>
    </Dialog>
  );
}
