"use client";

import { ParleyError } from "@parley/sdk";
import { Banner, Button, Dialog, Field, Input, RadioGroup, Textarea } from "@parley/ui";
import { useState } from "react";
import { Controller, useForm, useWatch } from "react-hook-form";
import { api } from "@/lib/api.ts";
import type { Knowledge, Persona } from "../persona-wire.ts";
import { useRenewKnowledge } from "./use-knowledge.ts";

interface Fields {
  title: string;
  text: string;
  whose: "persona" | "all";
}

const MOST = 8_000;

export function KnowledgeDialog(props: { persona: Persona; entry?: Knowledge; onClose: () => void }) {
  const { persona, entry, onClose } = props;
  const renew = useRenewKnowledge();
  const [problem, setProblem] = useState<string | null>(null);
  const { register, control, handleSubmit, setError, formState } = useForm<Fields>({
    mode: "onTouched",
    defaultValues: {
      title: entry?.title ?? "",
      text: entry?.text ?? "",
      whose: entry && entry.persona_id === null ? "all" : "persona",
    },
  });
  const { errors } = formState;
  const length = useWatch({ control, name: "text" }).length;
  const submit = handleSubmit(async ({ title, text, whose }) => {
    setProblem(null);
    const body = { title, text, persona_id: whose === "all" ? null : persona.id };
    try {
      if (entry) await api.PATCH("/api/v1/knowledge/{id}", { params: { path: { id: entry.id } }, body });
      else await api.POST("/api/v1/knowledge", { body });
      await renew();
      onClose();
    } catch (error) {
      const fields = error instanceof ParleyError ? error.fields : [];
      const known = fields.filter(({ pointer }) => pointer === "/title" || pointer === "/text");
      for (const { pointer, message } of known)
        setError(pointer.slice(1) as "title" | "text", { message }, { shouldFocus: true });
      if (known.length === 0) setProblem(error instanceof Error ? error.message : "That did not work. Try again.");
    }
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={entry ? "Change the entry" : "Add an entry"}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="knowledge-entry" variant="primary" loading={formState.isSubmitting}>
            {entry ? "Save" : "Add"}
          </Button>
        </>
      }
    >
      <form id="knowledge-entry" onSubmit={submit} noValidate className="flex flex-col gap-4">
        {problem ? <Banner tone="negative">{problem}</Banner> : null}
        <Field label="Title" required error={errors.title?.message} help="What it is about, such as Return policy.">
          <Input
            autoComplete="off"
            {...register("title", { validate: (title) => title.trim() !== "" || "Give the entry a title." })}
          />
        </Field>
        <Field
          label="What is known"
          required
          error={errors.text?.message}
          help="Whole sentences, as they may be said on the phone."
          aside={length > MOST * 0.9 ? `${length.toLocaleString("en-US")} of 8,000` : null}
        >
          <Textarea
            rows={8}
            {...register("text", {
              validate: (text) => text.trim() !== "" || "Write what is known.",
              maxLength: {
                value: MOST,
                message: "Keep it under 8,000 characters. Two entries are found better than one.",
              },
            })}
          />
        </Field>
        <Field label="Who may look it up">
          <Controller
            name="whose"
            control={control}
            render={({ field }) => (
              <RadioGroup
                value={field.value}
                onValueChange={field.onChange}
                options={[
                  { value: "persona", label: persona.name },
                  { value: "all", label: "All personas" },
                ]}
              />
            )}
          />
        </Field>
      </form>
    </Dialog>
  );
}
