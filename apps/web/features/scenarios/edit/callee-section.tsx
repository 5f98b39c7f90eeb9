"use client";

import { Field, FormSection, RadioGroup, Select, Textarea } from "@parley/ui";
import { Controller, useFormContext, useWatch } from "react-hook-form";
import type { useCallees } from "@/features/calls/new/use-callees.ts";
import type { ScenarioForm } from "./scenario-form-values.ts";
import { StepRows } from "./step-rows.tsx";

/** Who answers: somebody of the simulator's directory, lines of one's own, or a person whom a language model plays. */
export function CalleeSection({ callees }: { callees: ReturnType<typeof useCallees>["data"] }) {
  const { register, control, formState } = useFormContext<ScenarioForm>();
  const { errors } = formState;
  const [who, number] = useWatch({ control, name: ["who", "number"] });
  const known = callees?.data ?? [];
  const options = known.map((one) => ({ value: one.number, label: one.name, hint: one.description }));
  if (number && !known.some((one) => one.number === number))
    options.unshift({ value: number, label: number, hint: "" });
  return (
    <FormSection title="Who answers" description="The far side of the line. No real phone is used.">
      <Field label="Callee">
        <Controller
          name="who"
          control={control}
          render={({ field }) => (
            <RadioGroup
              value={field.value}
              onValueChange={field.onChange}
              options={[
                { value: "number", label: "Somebody of the phone simulator" },
                { value: "lines", label: "Lines of your own", help: "They do the same in every call." },
                { value: "person", label: "A described person", help: "Played by a language model; needs one set up." },
              ]}
            />
          )}
        />
      </Field>
      {who === "number" ? (
        <Field
          label="Number"
          required
          error={errors.number?.message}
          help={known.find((one) => one.number === number)?.description}
        >
          <Controller
            name="number"
            control={control}
            rules={{ validate: (value, form) => form.who !== "number" || value !== "" || "Choose who answers." }}
            render={({ field }) => <Select value={field.value} onValueChange={field.onChange} options={options} />}
          />
        </Field>
      ) : null}
      {who === "person" ? (
        <Field
          label="Who it is"
          required
          error={errors.person?.message}
          help="Their name, what they know, how they speak and what they want."
        >
          <Textarea
            rows={4}
            placeholder="Mrs Ortiz, in a hurry. Knows that the shop opens at nine. Answers in a few words."
            {...register("person", {
              validate: (value, form) => form.who !== "person" || value.trim() !== "" || "Describe who answers.",
            })}
          />
        </Field>
      ) : null}
      {who === "lines" ? <StepRows /> : null}
    </FormSection>
  );
}
