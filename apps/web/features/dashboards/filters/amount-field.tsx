"use client";

import { Button, Input } from "@parley/ui";
import { type FormEvent, useState } from "react";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import { fromAmount, toAmount } from "./amount.ts";
import type { DashboardFilter } from "./dimensions.ts";
import { OP_WORDS } from "./filter-kinds.ts";

export interface AmountFieldProps {
  filter: DashboardFilter;
  label: string;
  onChange: (filter: DashboardFilter) => void;
}

/** A least or most duration (as 1:30 or 90) or value (in the organization's currency). */
export function AmountField({ filter, label, onChange }: AmountFieldProps) {
  const { currency } = useViewer().organization;
  const { dimension, op, values } = filter;
  const [text, setText] = useState(() => (values[0] ? fromAmount(dimension, values[0], currency) : ""));
  const amount = toAmount(dimension, text, currency);
  const wrong = text.trim() !== "" && amount === null;
  const isMoney = dimension === "value";
  const help = isMoney ? `In ${currency}` : "Minutes and seconds, 1:30, or seconds, 90";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong) onChange({ dimension, op, values: amount === null ? [] : [String(amount)] });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2 border-t border-line p-3">
      <Input
        size="sm"
        inputMode="decimal"
        aria-label={`${label} ${OP_WORDS[op]}`}
        aria-invalid={wrong || undefined}
        placeholder={isMoney ? "100" : "1:30"}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p className={wrong ? "text-sm text-negative" : "text-sm text-muted"} role={wrong ? "alert" : undefined}>
        {wrong ? `"${text}" cannot be read. ${isMoney ? "Write an amount such as 99.50." : "Write 1:30 or 90."}` : help}
      </p>
      <Button type="submit" size="sm">
        Apply
      </Button>
    </form>
  );
}
