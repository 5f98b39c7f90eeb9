"use client";

import { Field, FormSection, Textarea } from "@parley/ui";
import { useFormContext } from "react-hook-form";
import type { CharacterForm } from "./character-input.ts";

export function WordsSection() {
  const { register, formState } = useFormContext<CharacterForm>();
  const { errors } = formState;
  return (
    <FormSection
      title="What it says"
      description="Rules for every call. What one call is for is said when it is placed."
    >
      <Field
        label="Instructions"
        optional
        error={errors.instructions?.message}
        help="How it behaves, what it may agree to, what it must not say. Facts stand better under Knowledge."
      >
        <Textarea rows={8} {...register("instructions")} />
      </Field>
      <Field
        label="Greeting"
        optional
        error={errors.greeting?.message}
        help="First words when somebody calls a number that this persona answers."
      >
        <Textarea rows={2} placeholder="Thank you for calling Acme. How can I help?" {...register("greeting")} />
      </Field>
    </FormSection>
  );
}
