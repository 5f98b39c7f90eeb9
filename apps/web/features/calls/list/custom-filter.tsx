"use client";

import { Field, Input, Select } from "@parley/ui";
import type { CustomField } from "../call-wire.ts";

const ANY = "any";
const YES_OR_NO = [
  { value: ANY, label: "Either" },
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

interface CustomFilterProps {
  type: CustomField["type"];
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** What a custom field is asked for: a whole text, yes or no, or one end of a range. */
export function CustomFilter({ type, label, value, onChange }: CustomFilterProps) {
  return (
    <Field label={label}>
      {type === "boolean" ? (
        <Select
          options={YES_OR_NO}
          value={value || ANY}
          onValueChange={(next) => onChange(next === ANY ? "" : next)}
          className="w-full"
        />
      ) : (
        <Input
          {...(type === "text" ? { maxLength: 200 } : { type })}
          {...(type === "number" ? { step: "any" } : {})}
          autoComplete="off"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
