"use client";

import { Field, FormSection, Input, Textarea } from "@parley/ui";
import { useFormContext } from "react-hook-form";
import type { ScenarioForm } from "./scenario-form-values.ts";

/** What the call is for, as it would be said when it is placed. */
export function CallSection() {
  const { register, formState } = useFormContext<ScenarioForm>();
  const { errors } = formState;
  return (
    <FormSection title="The call" description="What the agent is told, on top of what its persona knows.">
      <Field label="Name of the scenario" required error={errors.name?.message}>
        <Input
          autoComplete="off"
          {...register("name", { validate: (name) => name.trim() !== "" || "Give the scenario a name." })}
        />
      </Field>
      <Field label="Purpose" required error={errors.purpose?.message}>
        <Textarea
          rows={2}
          {...register("purpose", { validate: (text) => text.trim() !== "" || "Say what the call is for." })}
        />
      </Field>
      <Field label="Caller's name" optional error={errors.callerName?.message} help="On whose behalf it calls.">
        <Input autoComplete="off" {...register("callerName")} />
      </Field>
      <Field label="Instructions" optional error={errors.instructions?.message}>
        <Textarea rows={2} {...register("instructions")} />
      </Field>
      <Field label="What is known" optional error={errors.knowledge?.message} help="Facts that it may answer with.">
        <Textarea rows={3} placeholder="Order number: 48213" {...register("knowledge")} />
      </Field>
      <Field label="Questions" optional error={errors.questions?.message} help="One a line.">
        <Textarea rows={3} {...register("questions")} />
      </Field>
    </FormSection>
  );
}
