"use client";

import { Field, FormSection, Input } from "@parley/ui";
import { useFormContext } from "react-hook-form";
import type { CharacterForm } from "./character-input.ts";

export function LimitsSection() {
  const { register, formState } = useFormContext<CharacterForm>();
  const { errors } = formState;
  return (
    <FormSection title="Limits" description="Kept during the call: it says goodbye when one is reached.">
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <Field label="Ends after at most" error={errors.max_minutes?.message}>
          <Input
            type="number"
            inputMode="decimal"
            step="any"
            trailing="min"
            className="pr-10"
            {...register("max_minutes")}
          />
        </Field>
        <Field label="Costs at most" optional error={errors.max_dollars?.message} help="Empty: no limit.">
          <Input inputMode="decimal" leading="$" className="pl-6" autoComplete="off" {...register("max_dollars")} />
        </Field>
        <Field label="Waits on hold at most" error={errors.hold_minutes?.message}>
          <Input
            type="number"
            inputMode="decimal"
            step="any"
            trailing="min"
            className="pr-10"
            {...register("hold_minutes")}
          />
        </Field>
      </div>
    </FormSection>
  );
}
