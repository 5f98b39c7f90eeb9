"use client";

import { Field, FormSection, Input } from "@parley/ui";
import { useFormContext } from "react-hook-form";
import type { ScenarioForm } from "./scenario-form-values.ts";
import { rangeProblem } from "./typed-problem.ts";

const KNOBS = [
  { name: "noise", label: "Noise", unit: "dB", most: 120, help: "40 a quiet room, 65 as loud as a voice." },
  { name: "jitter", label: "Jitter", unit: "ms", most: 1000, help: "Sound comes up to this much later." },
  { name: "loss", label: "Loss", unit: "%", most: 50, help: "So much of the sound never arrives." },
] as const;

/** How bad the line is. */
export function LineSection() {
  const { register, formState } = useFormContext<ScenarioForm>();
  return (
    <FormSection title="The line" description="Left empty, it is clear.">
      <div className="grid items-start gap-4 sm:grid-cols-3">
        {KNOBS.map(({ name, label, unit, most, help }) => (
          <Field key={name} label={label} optional help={help} error={formState.errors[name]?.message}>
            <Input
              inputMode="decimal"
              autoComplete="off"
              trailing={unit}
              className="pr-10"
              {...register(name, { validate: (typed) => rangeProblem(typed, most, unit) ?? true })}
            />
          </Field>
        ))}
      </div>
    </FormSection>
  );
}
