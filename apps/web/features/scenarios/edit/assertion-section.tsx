"use client";

import { Button, FormSection } from "@parley/ui";
import { Plus } from "lucide-react";
import { useFieldArray, useFormContext } from "react-hook-form";
import { AssertionRow } from "./assertion-row.tsx";
import { NEW_ASSERTION, type ScenarioForm } from "./scenario-form-values.ts";

const MOST = 50;

/** What must be true of the call afterwards. */
export function AssertionSection() {
  const { control, formState } = useFormContext<ScenarioForm>();
  const { fields, append, remove } = useFieldArray({
    control,
    name: "assertions",
    rules: { validate: (rows) => rows.length > 0 || "Add at least one assertion." },
  });
  const problem = formState.errors.assertions?.root?.message;
  return (
    <FormSection
      title="Assertions"
      description="A call passes when all of them hold. Words are judged by what is heard in its recording."
    >
      <ul className="flex flex-col gap-3">
        {fields.map(({ id }, at) => (
          <AssertionRow key={id} at={at} onRemove={() => remove(at)} />
        ))}
      </ul>
      {problem ? (
        <p role="alert" className="text-sm text-negative">
          {problem}
        </p>
      ) : null}
      {fields.length < MOST ? (
        <Button size="sm" className="self-start" onClick={() => append(NEW_ASSERTION)}>
          <Plus aria-hidden="true" />
          Add an assertion
        </Button>
      ) : null}
    </FormSection>
  );
}
