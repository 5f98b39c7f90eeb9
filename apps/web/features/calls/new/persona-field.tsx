"use client";

import { Field, Select } from "@parley/ui";
import type { usePersonaOptions } from "./use-persona-options.ts";

interface PersonaFieldProps {
  personas: ReturnType<typeof usePersonaOptions>;
  /** Public id, or "none". */
  value: string;
  error?: string;
  onChange: (id: string) => void;
}

/** Who makes the call. Not shown while there is nobody to choose from. */
export function PersonaField({ personas, value, error, onChange }: PersonaFieldProps) {
  if (!personas || personas.length === 0) return null;
  return (
    <Field
      label="Persona"
      error={error}
      help="Brings its voice, rules, knowledge and tools. What you write here comes on top."
    >
      <Select
        value={value}
        onValueChange={onChange}
        options={[
          { value: "none", label: "None", hint: "Only what you write here" },
          ...personas.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </Field>
  );
}
