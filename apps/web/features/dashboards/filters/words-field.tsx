"use client";

import { Button, Input } from "@parley/ui";
import { type FormEvent, useState } from "react";
import type { DashboardFilter } from "./dimensions.ts";

export interface WordsFieldProps {
  filter: DashboardFilter;
  label: string;
  onChange: (filter: DashboardFilter) => void;
}

/** Words that a value, or what was said in the call, must contain. */
export function WordsField({ filter, label, onChange }: WordsFieldProps) {
  const { dimension, op, values } = filter;
  const [words, setWords] = useState(values[0] ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChange({ dimension, op, values: words.trim() ? [words.trim()] : [] });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2 border-t border-line p-3">
      <Input
        size="sm"
        aria-label={`${label} contains`}
        value={words}
        maxLength={200}
        onChange={(event) => setWords(event.target.value)}
      />
      {dimension === "text" ? (
        <p className="text-sm text-muted">Searches transcripts, notes, names and numbers.</p>
      ) : null}
      <Button type="submit" size="sm">
        Apply
      </Button>
    </form>
  );
}
