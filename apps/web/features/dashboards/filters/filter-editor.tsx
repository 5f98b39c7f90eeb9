"use client";

import { SegmentedControl } from "@parley/ui";
import { useState } from "react";
import { AmountField } from "./amount-field.tsx";
import type { DashboardFilter, FilterOp } from "./dimensions.ts";
import { filterKind, OP_WORDS, opsOf } from "./filter-kinds.ts";
import type { MetricRange } from "./range.ts";
import { useFilterWords } from "./use-filter-words.ts";
import { ValueList } from "./value-list.tsx";
import { WordsField } from "./words-field.tsx";

export interface FilterEditorProps {
  filter: DashboardFilter;
  range: MetricRange;
  onChange: (filter: DashboardFilter) => void;
}

/** Chooses how a dimension is compared, and with what. */
export function FilterEditor({ filter, range, onChange }: FilterEditorProps) {
  // Kept here too, so that a filter whose last value was taken away can still be edited.
  const [draft, setDraft] = useState(filter);
  const { dimension, op, values } = draft;
  const label = useFilterWords().label(dimension);
  const ops = opsOf(dimension);
  const change = (next: DashboardFilter) => {
    setDraft(next);
    onChange(next);
  };
  const changeOp = (next: FilterOp) => {
    // Words are no values: between "is" and "contains" nothing carries over.
    const kept = (next === "contains") === (op === "contains") ? values : [];
    change({ dimension, op: next, values: kept });
  };
  const kind = op === "contains" ? "words" : filterKind(dimension);
  return (
    <div className="flex w-72 max-w-[calc(100vw-2rem)] flex-col">
      <div className="flex flex-wrap items-center justify-between gap-2 px-3 pt-3 pb-2">
        <h3 className="text-sm font-medium">{label}</h3>
        {ops.length > 1 ? (
          <SegmentedControl
            size="sm"
            aria-label={`How ${label} is compared`}
            options={ops.map((one) => ({ value: one, label: OP_WORDS[one] }))}
            value={op}
            onValueChange={changeOp}
          />
        ) : null}
      </div>
      {kind === "values" ? (
        <ValueList filter={draft} range={range} label={label} onChange={change} />
      ) : kind === "number" ? (
        <AmountField key={op} filter={draft} label={label} onChange={change} />
      ) : (
        <WordsField filter={draft} label={label} onChange={change} />
      )}
    </div>
  );
}
