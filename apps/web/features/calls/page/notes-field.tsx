"use client";

import { Field, Textarea } from "@parley/ui";
import { useState } from "react";

export interface NotesFieldProps {
  notes: string | null;
  disabled: boolean;
  onChange: (notes: string | null) => void;
}

/** Saved when one leaves the field. */
export function NotesField({ notes, disabled, onChange }: NotesFieldProps) {
  const [typed, setTyped] = useState(notes ?? "");
  return (
    <Field label="Notes">
      <Textarea
        rows={3}
        maxLength={20_000}
        value={typed}
        disabled={disabled}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => {
          const next = typed.trim() || null;
          if (next !== notes) onChange(next);
        }}
      />
    </Field>
  );
}
